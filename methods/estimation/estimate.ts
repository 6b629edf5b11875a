import type { IntervalMethod, TotalIntervalMethod } from './interval.ts';

/** Why a figure has no value. The wording for readers belongs to whoever shows it. */
export type NotEstimableReason =
  /** Nobody answered: no PSU has a denominator. */
  | 'no-answers'
  /** The weighted denominator is 0. */
  | 'zero-denominator'
  /** One PSU alone tells nothing about how PSUs differ. */
  | 'one-psu'
  /** As many strata as PSUs. */
  | 'no-degrees-of-freedom'
  /** The policy `average` finds no stratum to take the average of: lists of one answer inside the PSUs of a flat sample. */
  | 'only-lonely-strata'
  /** The interval asked for is one of proportions, and this ratio is below 0 or above 1. */
  | 'not-a-proportion'
  /** The interval asked for is one of counts, and this total is below 0. */
  | 'not-a-count';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** For example 0.95. */
  readonly level: number;
  /** `mover`: put together from the bounds of a composite's parts. */
  readonly method: IntervalMethod | TotalIntervalMethod | 'mover';
}

export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly variance: number;
  /** Of the interval. */
  readonly degreesOfFreedom: number;
  /** Households with x > 0. */
  readonly n: number;
  /** n_e in households: what the interval of a proportion rests on; absent for t intervals. */
  readonly effectiveN?: number;
  readonly interval: Interval;
  /** Strata whose variance is not measured but set by the lonely policy. */
  readonly lonelyStrata: number;
}

/** A figure without an interval. `estimate` is there where the point itself exists. */
export interface NotEstimable {
  readonly notEstimable: NotEstimableReason;
  readonly n: number;
  readonly estimate?: number;
}

export const isEstimable = (reading: Estimate | NotEstimable): reading is Estimate =>
  !('notEstimable' in reading);
