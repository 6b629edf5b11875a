import { normalQuantile } from './distributions.ts';
import type { Bounds } from './interval.ts';

/** For p ≤ 1/2, where nothing of the smaller root cancels. */
const scoreBounds = (p: number, n: number, tail: number): Bounds => {
  const z2 = normalQuantile(tail) ** 2;
  const upper = (2 * n * p + z2 + Math.sqrt(z2 * (z2 + 4 * n * p * (1 - p)))) / (2 * (n + z2));
  return { lower: p === 0 ? 0 : (n * p * p) / ((n + z2) * upper), upper };
};

/**
 * Wilson (1927): the shares π that a score test does not reject, |p − π| ≤ z·√(π(1 − π)/n), of a share p seen in n, which may be a
 * fraction. At n_e it is the “modified Wilson” interval of SAS `SURVEYFREQ`. Never outside [0, 1], and no point at 0 and 1: 0 of n
 * reaches to z²/(n + z²). R: `prop.test(correct = FALSE)$conf.int`.
 */
export const wilsonBounds = (p: number, n: number, tail: number): Bounds => {
  if (p <= 0.5) return scoreBounds(p, n, tail);
  const { lower, upper } = scoreBounds(1 - p, n, tail);
  return { lower: 1 - upper, upper: 1 - lower };
};
