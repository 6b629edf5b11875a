import type { Estimate, NotEstimable } from '../estimate.ts';
import { tailOf, tBounds } from '../interval.ts';
import { type RatioOptions, ratioBounds } from '../ratio-bounds.ts';
import type { LonelyOptions } from './design-covariance.ts';
import { type Domain, rowCount } from './domain.ts';
import { type Column, type Influence, ratioInfluence } from './influence.ts';
import { kishSize, measure } from './measure.ts';
import type { Sample } from './sample.ts';

/** Any figure of a flat sample, with a t interval on the design's degrees of freedom. */
export const readInfluence = (
  sample: Sample,
  influence: Influence,
  { level = 0.95, ...lonely }: LonelyOptions & { readonly level?: number } = {},
): Estimate | NotEstimable => {
  const measured = measure(sample, influence, lonely);
  if ('notEstimable' in measured) return measured;
  const { estimate, n } = influence;
  const { variance, areaDegreesOfFreedom: degreesOfFreedom, lonelyStrata } = measured;
  const standardError = Math.sqrt(variance);
  const bounds = tBounds({ estimate, standardError, degreesOfFreedom }, tailOf(level));
  return {
    estimate,
    standardError,
    variance,
    degreesOfFreedom,
    n,
    interval: { ...bounds, level, method: 't' },
    lonelyStrata,
  };
};

/** The ratio Y/X of a domain of a flat sample, as `readRatio` gives it from an area's moments. */
export const readFlatRatio = (
  sample: Sample,
  domain: Domain,
  y: Column,
  x: Column,
  options: RatioOptions & LonelyOptions = {},
): Estimate | NotEstimable => {
  const influence = ratioInfluence(sample, domain, y, x);
  if (influence === undefined) {
    const n = rowCount(domain);
    return { notEstimable: n === 0 ? 'no-answers' : 'zero-denominator', n };
  }
  const measured = measure(sample, influence, options);
  if ('notEstimable' in measured) return measured;
  const { estimate, n } = influence;
  const { variance, lonelyStrata } = measured;
  const { level = 0.95 } = options;
  const ratio = { ...measured, estimate, n, kishN: kishSize(sample, domain, x) };
  const bounds = ratioBounds(ratio, tailOf(level), options);
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
