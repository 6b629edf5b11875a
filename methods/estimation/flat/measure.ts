import type { NotEstimable } from '../estimate.ts';
import { sum } from '../sum.ts';
import { designVariance, type LonelyOptions } from './design-covariance.ts';
import { checkDomain, type Domain, designDegreesOfFreedom, domainCounts } from './domain.ts';
import type { Column, Influence } from './influence.ts';
import type { Sample } from './sample.ts';

/** n_K = (Σwx)²/Σ(wx)²: as many rows of equal weight and x. */
export const kishSize = (sample: Sample, domain: Domain, x: Column): number => {
  checkDomain(sample, domain);
  const parts = sample.weights.map((weight, row) => (domain[row] === 1 ? weight * (x[row] ?? 0) : 0));
  const total = sum(parts);
  // Shares of the total: their squares stay in range where those of the parts would not.
  return 1 / sum(parts.map((part) => (part / total) ** 2));
};

export interface Measured {
  readonly variance: number;
  /** PSUs − strata with rows of the figure's domain. */
  readonly groupDegreesOfFreedom: number;
  /** PSUs − strata of the whole sample, units without a row among them. */
  readonly areaDegreesOfFreedom: number;
  readonly lonelyStrata: number;
}

/** The variance of a figure and its degrees of freedom, or why it has none. */
export const measure = (
  sample: Sample,
  influence: Influence,
  options: LonelyOptions = {},
): Measured | NotEstimable => {
  const { estimate, n, domain } = influence;
  const group = domainCounts(sample, domain);
  if (group.units === 0) return { notEstimable: 'no-answers', n };
  if (group.units === 1) return { notEstimable: 'one-psu', n, estimate };
  if (group.units <= group.strata) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const variance = designVariance(sample, influence, options);
  if (variance === undefined) return { notEstimable: 'only-lonely-strata', n, estimate };
  return {
    variance,
    groupDegreesOfFreedom: group.units - group.strata,
    areaDegreesOfFreedom: designDegreesOfFreedom(sample),
    lonelyStrata: group.lonely,
  };
};
