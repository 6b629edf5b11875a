import type { Estimate, NotEstimableReason } from '../estimate.ts';
import { checkFinite } from '../flat/check-columns.ts';
import { domainCounts, wholeSample } from '../flat/domain.ts';
import type { Influence } from '../flat/influence.ts';
import type { SampledUnit } from '../flat/sample.ts';
import { tailOf, tBounds } from '../interval.ts';
import type { UnequalSample, UnequalStratum } from './unequal-sample.ts';
import { type VarianceEstimator, varianceOfUnits } from './variance-estimators.ts';

/** A figure without a variance under the estimator asked for. */
export interface UnequalNotEstimable {
  readonly notEstimable:
    | NotEstimableReason
    /** The estimator needs the probabilities of pairs, and the design has none. */
    | 'joint-probabilities-missing'
    /** Horvitz–Thompson's variance is unbiased, at the price of samples where it falls below 0. */
    | 'negative-variance';
  readonly n: number;
  readonly estimate?: number;
}

const unitTotal = ({ rows }: SampledUnit, { byRow }: Influence): number =>
  rows.reduce((total, row) => total + (byRow[row] ?? 0), 0);

/**
 * One unit alone shows no variation, except to Horvitz–Thompson's estimator, and none is there if it was certain. Deville's and
 * Yates and Grundy's compare units by chance with one another only, so that one among certain ones is alone to them too.
 */
const isLonely = ({ inclusion }: UnequalStratum, estimator: VarianceEstimator): boolean => {
  const byChance = inclusion.filter((probability) => probability < 1).length;
  switch (estimator) {
    case 'horvitz-thompson':
      return false;
    case 'with-replacement':
      return inclusion.length === 1;
    case 'deville':
    case 'yates-grundy':
      return byChance === 1;
    default:
      return byChance === 1 && inclusion.length === 1;
  }
};

/** A variance below this part of the squared terms that cancel in it is rounding. */
const ROUNDING = 1e-13;

const varianceOf = (
  { strata }: UnequalSample,
  influence: Influence,
  estimator: VarianceEstimator,
): number | UnequalNotEstimable['notEstimable'] => {
  if (strata.some((stratum) => isLonely(stratum, estimator))) return 'one-psu';
  let variance = 0;
  for (const { units, ...probabilities } of strata) {
    const y = units.map((unit) => unitTotal(unit, influence));
    const added = varianceOfUnits(estimator, { ...probabilities, y });
    if (added === undefined) return 'joint-probabilities-missing';
    variance += added;
  }
  const rounding = ROUNDING * influence.magnitude ** 2;
  checkFinite([variance, rounding]);
  if (variance < -rounding) return 'negative-variance';
  return variance > rounding ? variance : 0;
};

/**
 * A total, mean, ratio or contrast (an `Influence` of `unequal.sample`) of units drawn with unequal probabilities, with a t interval on
 * units − strata. R: `svytotal`, `svymean`, `svyratio` of a `svydesign(pps = …)`.
 */
export const readUnequal = (
  unequal: UnequalSample,
  influence: Influence,
  { estimator, level = 0.95 }: { readonly estimator: VarianceEstimator; readonly level?: number },
): Estimate | UnequalNotEstimable => {
  const { estimate, n, domain } = influence;
  const { units, strata } = domainCounts(unequal.sample, wholeSample(unequal.sample));
  if (domainCounts(unequal.sample, domain).units === 0) return { notEstimable: 'no-answers', n };
  const degreesOfFreedom = units - strata;
  if (degreesOfFreedom === 0)
    return { notEstimable: units === 1 ? 'one-psu' : 'no-degrees-of-freedom', n, estimate };
  const variance = varianceOf(unequal, influence, estimator);
  if (typeof variance === 'string') return { notEstimable: variance, n, estimate };
  const standardError = Math.sqrt(variance);
  const bounds = tBounds({ estimate, standardError, degreesOfFreedom }, tailOf(level));
  return {
    estimate,
    standardError,
    variance,
    degreesOfFreedom,
    n,
    interval: { ...bounds, level, method: 't' },
    lonelyStrata: 0,
  };
};
