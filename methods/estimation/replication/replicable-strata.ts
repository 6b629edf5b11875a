import { EstimationError } from '../estimation-error.ts';
import type { Sample, SampledUnit } from '../flat/sample.ts';
import { chanceUnits } from '../flat/unit-draw.ts';

/**
 * Strata drawn with unequal probabilities without replacement, which neither the jackknife nor these bootstraps imitate: refused, or
 * taken as drawn with replacement, as R does with `svydesign(weights = ~w)` without `fpc`: variances are then somewhat too large.
 */
export type UnequalProbabilities = 'refuse' | 'with-replacement';

/** A first-stage stratum as replicates see it: n/N of its units, 0 without a finite population correction. */
export interface ReplicableStratum {
  readonly units: readonly SampledUnit[];
  readonly fraction: number;
}

/** @throws EstimationError `mixed-designs` */
export const replicableStrata = (
  { strata }: Sample,
  unequal: UnequalProbabilities = 'refuse',
): readonly ReplicableStratum[] =>
  strata.map(({ units, draw }) => {
    if (draw.method === 'simple-random') return { units, fraction: draw.fraction };
    if (chanceUnits(draw, units.length) === 0) return { units, fraction: 1 };
    if (unequal === 'refuse')
      throw new EstimationError(
        'mixed-designs',
        'A stratum was drawn with unequal probabilities, which replicates take as drawn with replacement or not at all.',
      );
    return { units, fraction: 0 };
  });
