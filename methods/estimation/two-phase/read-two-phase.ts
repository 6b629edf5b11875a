import type { Estimate, NotEstimable, NotEstimableReason } from '../estimate.ts';
import { checkFinite } from '../flat/check-columns.ts';
import { type Domain, designDegreesOfFreedom, domainCounts, domainOf, rowCount } from '../flat/domain.ts';
import { type Column, ratioInfluence } from '../flat/influence.ts';
import { kishSize } from '../flat/measure.ts';
import { readFlatRatio } from '../flat/read-flat.ts';
import { type Sample, withWeights } from '../flat/sample.ts';
import { tailOf } from '../interval.ts';
import { entry } from '../packed-triangle.ts';
import { type RatioOptions, ratioBounds } from '../ratio-bounds.ts';
import { type Review, type ReviewStratum, reviewStrata } from './review.ts';
import { twoPhaseVariance } from './two-phase-variance.ts';

export interface TwoPhaseNotEstimable extends Omit<NotEstimable, 'notEstimable'> {
  readonly notEstimable:
    | NotEstimableReason
    /** Rows of the domain were judged once, and none of their kind twice. */
    | 'stratum-without-review'
    /** One row alone tells nothing about how those of its kind differ. */
    | 'one-review'
    /** The estimator is unbiased, at the price of samples where it falls below 0. */
    | 'negative-variance';
}

const obstacle = (strata: readonly ReviewStratum[]): TwoPhaseNotEstimable['notEstimable'] | undefined => {
  if (strata.some(({ rows }) => rows.length === 0)) return 'stratum-without-review';
  return strata.some(({ rows, size }) => rows.length === 1 && size > 1) ? 'one-review' : undefined;
};

const expandedWeights = ({ weights }: Sample, strata: readonly ReviewStratum[]): Float64Array => {
  const expanded = new Float64Array(weights.length);
  for (const { rows, size } of strata)
    for (const row of rows) expanded[row] = (entry(weights, row) * size) / rows.length;
  return expanded;
};

/**
 * The ratio Y/X of a domain by the second judgement, each reviewed row standing for those of its stratum: with variance over both
 * phases and interval. Rows not reviewed are not looked at. R: `svyratio` of a `twophase(method = "full")`.
 * @throws EstimationError as `readFlatRatio` and `reviewStrata`
 */
export const readTwoPhaseRatio = (
  sample: Sample,
  domain: Domain,
  review: Review,
  y: Column,
  x: Column,
  options: RatioOptions = {},
): Estimate | TwoPhaseNotEstimable => {
  const strata = reviewStrata(sample, domain, review);
  const judged = domainOf(sample, (row) => domain[row] === 1 && review.reviewed[row] === true);
  const n = rowCount(judged);
  if (rowCount(domain) === 0) return { notEstimable: 'no-answers', n };
  const missing = obstacle(strata);
  if (missing !== undefined) return { notEstimable: missing, n };
  const expanded = withWeights(sample, expandedWeights(sample, strata));
  const influence = ratioInfluence(expanded, judged, y, x);
  if (influence === undefined) return { notEstimable: 'zero-denominator', n };
  const { estimate } = influence;
  const { units, strata: held, lonely: lonelyStrata } = domainCounts(sample, judged);
  if (units === 1) return { notEstimable: 'one-psu', n, estimate };
  if (units === held) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const found = twoPhaseVariance(sample, influence, strata);
  const rounding = (1e-13 * influence.magnitude) ** 2;
  checkFinite([found, rounding]);
  if (found < -rounding) return { notEstimable: 'negative-variance', n, estimate };
  const variance = found > rounding ? found : 0;
  const { level = 0.95 } = options;
  const figure = {
    estimate,
    variance,
    n,
    kishN: kishSize(expanded, judged, x),
    groupDegreesOfFreedom: units - held,
    areaDegreesOfFreedom: designDegreesOfFreedom(sample),
  };
  const bounds = ratioBounds(figure, tailOf(level), options);
  if (bounds === undefined) return { notEstimable: 'not-a-proportion', n, estimate };
  const { lower, upper, method, degreesOfFreedom, effectiveN } = bounds;
  return {
    estimate,
    standardError: Math.sqrt(variance),
    variance,
    degreesOfFreedom,
    n,
    ...(effectiveN === undefined ? {} : { effectiveN }),
    interval: { lower, upper, level, method },
    lonelyStrata,
  };
};

/** The rate after review, and beside it the rate by the first judgement of all rows. */
export interface TwoWayReview {
  readonly reviewed: Estimate | TwoPhaseNotEstimable;
  readonly firstJudgement: Estimate | NotEstimable;
}

/**
 * A review that goes both ways: all rows suspected and a random part of those found normal are judged again, blind, so that errors
 * of the first judgement are corrected upwards as well as downwards.
 * @param judgements y by the first judgement, and by the second where there was one
 */
export const readTwoWayReview = (
  sample: Sample,
  domain: Domain,
  review: Review,
  judgements: { readonly first: Column; readonly second: Column },
  x: Column,
  options: RatioOptions = {},
): TwoWayReview => ({
  reviewed: readTwoPhaseRatio(sample, domain, review, judgements.second, x, options),
  firstJudgement: readFlatRatio(sample, domain, judgements.first, x, options),
});
