import { betaQuantile, tQuantile } from './distributions.ts';
import type { Bounds } from './interval.ts';

/**
 * Korn and Graubard (1998), as the NCHS codes it (Vital and Health Statistics 2-175): the exact binomial interval at the sample
 * size that would give the same variance. R: `svyciprop(method = "beta")`, which has no cap.
 */
export interface Proportion {
  /** 0 ≤ p ≤ 1. */
  readonly estimate: number;
  readonly variance: number;
  /** Of the variance. */
  readonly degreesOfFreedom: number;
  /** Rows that the estimate rests on. */
  readonly n: number;
  /** n_K = (Σwx)²/Σ(wx)²: never claim more than so many households tell. Infinity: no cap. */
  readonly cap: number;
  /** Design effect planned for the indicator: at 0 and 1 the sample shows none, n_e = cap/deffPlanned. */
  readonly deffPlanned: number;
}

/** Exact (Clopper–Pearson) bounds of a share p seen in n, which may be a fraction. R: `binom.test`. */
export const exactBounds = (p: number, n: number, tail: number): Bounds => ({
  lower: p === 0 ? 0 : betaQuantile(tail, n * p, n * (1 - p) + 1),
  upper: p === 1 ? 1 : betaQuantile(1 - tail, n * p + 1, n * (1 - p)),
});

/** n adjusted for the variance's degrees of freedom: n·(t_{n−1}/t_{df})². With n up to 1 nothing is left of t_{n−1}: 0. */
export const adjustForDegreesOfFreedom = (
  effectiveN: number,
  n: number,
  degreesOfFreedom: number,
  tail: number,
): number => (n > 1 ? effectiveN * (tQuantile(tail, n - 1) / tQuantile(tail, degreesOfFreedom)) ** 2 : 0);

/** n_e, at the tail that the bounds will have. Infinite only where the variance is 0 and there is no cap. */
export const effectiveSampleSize = (
  { estimate: p, variance, degreesOfFreedom, n, cap, deffPlanned }: Proportion,
  tail: number,
): number => {
  if (p === 0 || p === 1) return cap / deffPlanned;
  if (variance === 0) return cap;
  return Math.min(cap, adjustForDegreesOfFreedom((p * (1 - p)) / variance, n, degreesOfFreedom, tail));
};
