import { entry } from '../packed-triangle.ts';
import type { WeightedValues } from './weighted-values.ts';

/**
 * How a quantile is read from a weighted distribution; R's names for `svyquantile(qrule = …)`. With C_k the weight of the k
 * smallest values and w_n the weight of the largest:
 * - `math`: the smallest value with C_k/C_n ≥ p, the inverse of the distribution function
 * - `school`, `hf2`: the same, but the average of this value and the next where C_k/C_n = p
 * - `hf7`: linear interpolation of the points (C_{k−1}/C_{n−1}, x_k)
 * - `hf8`: linear interpolation of the points ((C_{k−1} + 2·C_k)/3/(C_n + w_n/3), x_k)
 *
 * `school` with equal weights is the median of schoolbooks; types 2, 7 and 8 are those of Hyndman and Fan (1996).
 */
export const QUANTILE_RULES = ['math', 'school', 'hf2', 'hf7', 'hf8'] as const;

export type QuantileRule = (typeof QUANTILE_RULES)[number];

/** Shares that differ by less are equal: cumulating weights must not decide between two values. */
const SAME_SHARE = 1e-12;

interface Step {
  readonly at: number;
  /** C_k/C_n = p. */
  readonly exact: boolean;
}

const stepAt = ({ cumulated }: WeightedValues, p: number): Step => {
  const last = cumulated.length - 1;
  const total = entry(cumulated, last);
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entry(cumulated, middle) >= (p - SAME_SHARE) * total) high = middle;
    else low = middle + 1;
  }
  return { at: low, exact: entry(cumulated, low) <= (p + SAME_SHARE) * total };
};

const onStep = (distribution: WeightedValues, p: number, averaged: boolean): number => {
  const { values } = distribution;
  const { at, exact } = stepAt(distribution, p);
  const value = entry(values, at);
  return averaged && exact && at + 1 < values.length ? (value + entry(values, at + 1)) / 2 : value;
};

/** Abscissae of the interpolated points, ascending. */
const positions = ({ cumulated }: WeightedValues, rule: 'hf7' | 'hf8'): Float64Array => {
  const n = cumulated.length;
  const total = entry(cumulated, n - 1);
  const beforeLast = entry(cumulated, n - 2);
  return cumulated.map((upTo, k) => {
    const before = k === 0 ? 0 : entry(cumulated, k - 1);
    return rule === 'hf7'
      ? before / beforeLast
      : (before / 3 + (upTo * 2) / 3) / (total + (total - beforeLast) / 3);
  });
};

/** Beyond the outermost points the quantile is the smallest or the largest value. */
const interpolated = ({ values }: WeightedValues, points: Float64Array, p: number): number => {
  const above = points.findIndex((point) => point > p);
  if (above < 0) return entry(values, values.length - 1);
  const value = entry(values, above);
  if (above === 0) return value;
  const before = entry(values, above - 1);
  const from = entry(points, above - 1);
  return before + (value - before) * ((p - from) / (entry(points, above) - from));
};

/** The p-quantile, 0 ≤ p ≤ 1, of a distribution that is not empty. R: `svyquantile(…, ci = FALSE)`. */
export const quantileOf = (distribution: WeightedValues, p: number, rule: QuantileRule): number => {
  if (rule === 'math') return onStep(distribution, p, false);
  if (rule === 'school' || rule === 'hf2') return onStep(distribution, p, true);
  return distribution.values.length === 1
    ? entry(distribution.values, 0)
    : interpolated(distribution, positions(distribution, rule), p);
};
