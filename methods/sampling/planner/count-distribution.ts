import { betaCdf } from '../../estimation/distributions.ts';
import { logGamma } from '../../estimation/log-gamma.ts';

/**
 * How many of n households are cases: binomial, or where those of a village are alike beta-binomial with the variance n·p(1 − p)·(1 + (n − 1)·ρ),
 * which lets the number vary as much as it does in a clustered sample (Prentice 1986, JASA 81; Skellam 1948).
 */
export interface CaseCount {
  /** n, whole. */
  readonly households: number;
  /** p, in (0, 1). */
  readonly share: number;
  /** ρ in [0, 1): (deff − 1)/(n − 1) of the whole sample, far below the ICC of a village. */
  readonly dispersion: number;
}

/** P(X ≤ k). R: `pbinom(k, n, p)`. */
export const binomialCdf = (k: number, n: number, p: number): number => {
  if (k < 0) return 0;
  return k >= n ? 1 : betaCdf(1 - p, n - k, k + 1);
};

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Terms below this part of their sum change nothing. */
const NEGLIGIBLE = 1e-17;

/** P(X = k) + P(X = k + step) + …, away from the mean. */
const tailFrom = (k: number, step: 1 | -1, { households: n, share, dispersion }: CaseCount): number => {
  const size = (1 - dispersion) / dispersion;
  const [a, b] = [share * size, (1 - share) * size];
  const logTerm = logBeta(k + a, n - k + b) - logBeta(a, b) - Math.log(n + 1) - logBeta(k + 1, n - k + 1);
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let at = k; at >= 0 && at <= n && term > NEGLIGIBLE * sum; at += step) {
    sum += term;
    term *=
      step === 1
        ? ((n - at) * (at + a)) / ((at + 1) * (n - at - 1 + b))
        : (at * (n - at + b)) / ((n - at + 1) * (at - 1 + a));
  }
  return Math.min(1, sum);
};

/** P(X ≤ k), with every digit where it is small. In R `sum(choose(n, j)·beta(j + a, n − j + b)/beta(a, b))` over j = 0 … k. */
export const casesUpTo = (k: number, count: CaseCount): number => {
  const { households: n, share, dispersion } = count;
  if (dispersion === 0) return binomialCdf(k, n, share);
  if (k < 0) return 0;
  if (k >= n) return 1;
  return k < n * share ? tailFrom(k, -1, count) : 1 - tailFrom(k + 1, 1, count);
};

/** P(X ≥ k). */
export const casesFrom = (k: number, count: CaseCount): number =>
  casesUpTo(count.households - k, { ...count, share: 1 - count.share });
