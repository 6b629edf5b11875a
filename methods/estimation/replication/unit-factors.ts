import type { Sample, SampledUnit } from '../flat/sample.ts';
import { entry } from '../packed-triangle.ts';

/** A first-stage unit's weights are all multiplied by one factor. */
export interface UnitFactor {
  readonly unit: SampledUnit;
  readonly factor: number;
}

/** The sample's weights with those of some units multiplied. */
export const withFactors = ({ weights }: Sample, factors: Iterable<UnitFactor>): Float64Array => {
  const changed = weights.slice();
  for (const { unit, factor } of factors)
    for (const row of unit.rows) changed[row] = entry(weights, row) * factor;
  return changed;
};
