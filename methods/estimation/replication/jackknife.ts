import { EstimationError } from '../estimation-error.ts';
import type { Sample } from '../flat/sample.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { type ReplicableStratum, replicableStrata, type UnequalProbabilities } from './replicable-strata.ts';
import type { ReplicateWeights } from './replicate-weights.ts';
import { type UnitFactor, withFactors } from './unit-factors.ts';

export interface JackknifeOptions {
  /** Default `refuse`, as in R. */
  readonly lonelyPolicy?: LonelyPolicy;
  /** Default `refuse`. */
  readonly unequal?: UnequalProbabilities;
}

interface Replicate {
  readonly rscale: number;
  readonly factors: () => readonly UnitFactor[];
}

/** Each unit in turn is left out, and the others of its stratum stand in for it. */
const withoutEach = ({ units, fraction }: ReplicableStratum): readonly Replicate[] => {
  const n = units.length;
  return units.map((left) => ({
    rscale: ((1 - fraction) * (n - 1)) / n,
    factors: () => units.map((unit) => ({ unit, factor: unit === left ? 0 : n / (n - 1) })),
  }));
};

/** The whole stratum is left out, and all others stand in for it. */
const withoutStratum = (left: ReplicableStratum, strata: readonly ReplicableStratum[]): Replicate => ({
  rscale: (strata.length - 1) / strata.length,
  factors: () =>
    strata.flatMap((stratum) =>
      stratum.units.map((unit) => ({
        unit,
        factor: stratum === left ? 0 : strata.length / (strata.length - 1),
      })),
    ),
});

const lonelyReplicates = (
  stratum: ReplicableStratum,
  strata: readonly ReplicableStratum[],
  policy: LonelyPolicy,
): readonly Replicate[] => {
  if (policy === 'refuse' || (policy === 'adjust' && strata.length === 1))
    throw new EstimationError('lonely-psu', 'A stratum has only one unit.');
  return policy === 'adjust' ? [withoutStratum(stratum, strata)] : [];
};

/**
 * Stratified delete-one jackknife over first-stage units: (1 − f)·(n − 1)/n for each, c the mean of the replicates. Of a statistic
 * that is linear in the weights it is the variance between units of `designVariance`, without that inside them. Strata taken
 * whole have no replicates. Lonely strata: `adjust` leaves each out as a whole, `certainty` does nothing, `average` raises the
 * scale by units/replicates.
 * R: `as.svrepdesign(design, type = "JKn")`; with one stratum `"JK1"`, whose scale and rscales are split in another way.
 * @throws EstimationError `lonely-psu`, `mixed-designs`
 */
export const jackknifeWeights = (
  sample: Sample,
  { lonelyPolicy = 'refuse', unequal }: JackknifeOptions = {},
): ReplicateWeights => {
  const strata = replicableStrata(sample, unequal);
  const replicates = strata.flatMap((stratum) => {
    if (stratum.fraction === 1) return [];
    return stratum.units.length === 1
      ? lonelyReplicates(stratum, strata, lonelyPolicy)
      : withoutEach(stratum);
  });
  const units = strata.reduce((total, stratum) => total + stratum.units.length, 0);
  return {
    scale: lonelyPolicy === 'average' && replicates.length > 0 ? units / replicates.length : 1,
    rscales: replicates.map(({ rscale }) => rscale),
    weightsOf: (at) => {
      const replicate = replicates[at];
      if (replicate === undefined)
        throw new RangeError(`Replicate ${at} is outside a set of ${replicates.length}.`);
      return withFactors(sample, replicate.factors());
    },
  };
};
