import type { Estimate, NotEstimable } from '../estimate.ts';
import { tailOf, tBounds } from '../interval.ts';
import { type RatioOptions, ratioBounds } from '../ratio-bounds.ts';
import { designVariance, type LonelyOptions } from './design-covariance.ts';
import { type Domain, domainCounts, rowCount, wholeSample } from './domain.ts';
import { type Column, type Influence, ratioInfluence } from './influence.ts';
import type { Sample } from './sample.ts';

/** (Σwx)²/Σ(wx)² */
const kishSize = (sample: Sample, domain: Domain, x: Column): number => {
  let total = 0;
  let squares = 0;
  for (const [row, weight] of sample.weights.entries()) {
    if (domain[row] !== 1) continue;
    const part = weight * (x[row] ?? 0);
    total += part;
    squares += part * part;
  }
  return (total * total) / squares;
};

interface Measured {
  readonly variance: number;
  readonly groupDegreesOfFreedom: number;
  readonly areaDegreesOfFreedom: number;
  readonly lonelyStrata: number;
}

const measure = (sample: Sample, influence: Influence, options: LonelyOptions): Measured | NotEstimable => {
  const { estimate, n, domain } = influence;
  const group = domainCounts(sample, domain);
  const area = domainCounts(sample, wholeSample(sample));
  if (group.units === 0) return { notEstimable: 'no-answers', n };
  if (group.units === 1) return { notEstimable: 'one-psu', n, estimate };
  if (group.units <= group.strata) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const variance = designVariance(sample, influence, options);
  if (variance === undefined) return { notEstimable: 'only-lonely-strata', n, estimate };
  return {
    variance,
    groupDegreesOfFreedom: group.units - group.strata,
    areaDegreesOfFreedom: area.units - area.strata,
    lonelyStrata: group.lonely,
  };
};

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
  if (influence === undefined) return { notEstimable: 'zero-denominator', n: rowCount(domain) };
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
