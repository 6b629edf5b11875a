import { type Sample, withWeights } from '../flat/sample.ts';
import { entry } from '../packed-triangle.ts';
import type { AuxiliarySpace } from './auxiliary-space.ts';

/** Weights after an adjustment, and what every later variance needs to know about it. */
export interface AdjustedWeights {
  readonly weights: Float64Array;
  readonly space: AuxiliarySpace;
}

/** g: new over old weight; 1 where the old weight is 0. */
export const weightRatios = ({ weights, space }: AdjustedWeights): Float64Array =>
  weights.map((weight, row) => {
    const before = entry(space.design, row);
    return before === 0 ? 1 : weight / before;
  });

/**
 * The sample with adjusted weights. All that the flat estimator reads from it has residual variances: weights that meet known totals
 * are no constants, and taking them as such is wrong by factors. An adjustment made after another comes after it here too.
 */
export const adjustedSample = (sample: Sample, { weights, space }: AdjustedWeights): Sample => ({
  ...withWeights(sample, weights),
  auxiliaries: [...(sample.auxiliaries ?? []), space],
});
