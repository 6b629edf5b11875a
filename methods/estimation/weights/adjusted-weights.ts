import { entry } from '../packed-triangle.ts';
import type { AuxiliarySpace } from './auxiliary-space.ts';

/** Weights after an adjustment, and what later variances need to know about it. */
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
