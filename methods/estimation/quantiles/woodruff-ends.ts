import { tQuantile } from '../distributions.ts';
import { checkFinite } from '../flat/check-columns.ts';
import type { Bounds } from '../interval.ts';
import { type QuantileRule, quantileOf } from './quantile-rule.ts';
import type { WeightedValues } from './weighted-values.ts';

/** An end that the sample does not reach: the share's bound lies outside [0, 1], where there is no value to read. R: `NaN`. */
export interface OpenEnd {
  readonly notEstimable: 'share-below-0' | 'share-above-1';
}

export type QuantileEnd = number | OpenEnd;

export interface QuantileEnds {
  readonly lower: QuantileEnd;
  readonly upper: QuantileEnd;
}

/**
 * Woodruff (1952): the bounds of the share of the population at or below a quantile, read from the same distribution by the same
 * rule, are the bounds of the quantile.
 */
export const woodruffEnds = (
  distribution: WeightedValues,
  share: Bounds,
  rule: QuantileRule,
): QuantileEnds => ({
  lower: share.lower < 0 ? { notEstimable: 'share-below-0' } : quantileOf(distribution, share.lower, rule),
  upper: share.upper > 1 ? { notEstimable: 'share-above-1' } : quantileOf(distribution, share.upper, rule),
});

/**
 * (upper − lower)/(2t), with the t quantile of the interval; open where an end is. Refused as `out-of-range` at a level so near 0 that t
 * is 0. R: `SE(svyquantile())`.
 */
export const woodruffStandardError = (
  { lower, upper }: QuantileEnds,
  degreesOfFreedom: number,
  tail: number,
): QuantileEnd => {
  if (typeof lower !== 'number') return lower;
  if (typeof upper !== 'number') return upper;
  const standardError = (upper - lower) / (-2 * tQuantile(tail, degreesOfFreedom));
  checkFinite([standardError]);
  return standardError;
};
