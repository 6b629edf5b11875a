import { EstimationError } from '../estimation-error.ts';
import type { Bounds } from '../interval.ts';
import { adjustForDegreesOfFreedom, exactBounds } from '../korn-graubard.ts';

/** A rate with all that a verdict on it rests on. */
export interface JudgedRate {
  /** 0 ≤ p ≤ 1. */
  readonly estimate: number;
  readonly variance: number;
  /** PSUs − strata with x > 0. */
  readonly degreesOfFreedom: number;
  /** Households with x > 0. */
  readonly n: number;
  /** n_K = (Σwx)²/Σ(wx)². */
  readonly kishN: number;
  /** PSUs with y > 0, and with y < x. */
  readonly eventPsus: number;
  readonly nonEventPsus: number;
  /** Design effect planned for the indicator, fixed with the design. */
  readonly deffPlanned: number;
}

/** In fewer PSUs than this the clustering of events cannot be seen, and a variance estimated from them is not believed alone. */
const PSUS_THAT_SHOW_CLUSTERING = 8;

/** Refuses as `out-of-range` what no sample gives. */
export const checkRate = ({
  estimate,
  variance,
  degreesOfFreedom,
  n,
  kishN,
  deffPlanned,
}: JudgedRate): void => {
  const holds =
    estimate >= 0 &&
    estimate <= 1 &&
    variance >= 0 &&
    degreesOfFreedom > 0 &&
    n > 0 &&
    kishN > 0 &&
    deffPlanned > 0 &&
    variance + n + kishN + deffPlanned < Number.POSITIVE_INFINITY;
  if (!holds)
    throw new EstimationError(
      'out-of-range',
      `A rate of ${estimate} with variance ${variance}, ${degreesOfFreedom} degrees of freedom, ${n} households worth ${kishN}, design effect ${deffPlanned} cannot be judged.`,
    );
};

/**
 * n_e of a verdict: min(n*_df, n_K), and min(n*_df, n_K/deffPlanned) while fewer than 8 PSUs hold an event (above one half: a
 * non-event). At 0 and 1 the sample shows no variance: n_K/deffPlanned. The t quantiles of n*_df are at `tail`, as the bounds.
 */
export const verdictEffectiveN = (rate: JudgedRate, tail: number): number => {
  checkRate(rate);
  const { estimate: p, variance, degreesOfFreedom, n, kishN, eventPsus, nonEventPsus, deffPlanned } = rate;
  const showing = p > 0.5 ? nonEventPsus : eventPsus;
  const cap = showing < PSUS_THAT_SHOW_CLUSTERING ? kishN / deffPlanned : kishN;
  if (p === 0 || p === 1 || variance === 0) return cap;
  return Math.min(cap, adjustForDegreesOfFreedom((p * (1 - p)) / variance, n, degreesOfFreedom, tail));
};

/** Two one-sided bounds, each missed with probability `tail`: Korn and Graubard (1998) at the n_e of a verdict. */
export const rateBounds = (rate: JudgedRate, tail: number): Bounds =>
  exactBounds(rate.estimate, verdictEffectiveN(rate, tail), tail);
