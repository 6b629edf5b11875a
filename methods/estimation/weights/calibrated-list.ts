import { type Block, columnCount } from '../block.ts';
import { EstimationError } from '../estimation-error.ts';
import { addHousehold, emptyListSums, type ListSums } from '../list-sums.ts';
import { addOuterProduct, addScaled, scaled } from '../packed-triangle.ts';

/** An answered household of a list after a calibration. */
export interface CalibratedHousehold {
  /** `householdVector` of the block. */
  readonly u: Float64Array;
  /** g: new over old weight (`weightRatios`). */
  readonly ratio: number;
  /** x'B by column of the block (`predicted`). */
  readonly predicted: Float64Array;
}

/** A list's sums twice: of g·u for the points, of g·(u − x'B) for every variance. Both go up the tree with the old weights. */
export interface CalibratedListSums {
  readonly points: ListSums;
  readonly residuals: ListSums;
}

export const calibratedListSums = (
  households: readonly CalibratedHousehold[],
  block: Block,
): CalibratedListSums => {
  const points = emptyListSums(block);
  const residuals = emptyListSums(block);
  for (const { u, ratio, predicted } of households) {
    if (predicted.length !== columnCount(block))
      throw new EstimationError(
        'wrong-shape',
        `A household has ${predicted.length} predictions, the block ${columnCount(block)} columns.`,
      );
    addHousehold(points, scaled(u, ratio));
    const residual = scaled(u, ratio);
    addScaled(residual, predicted, -ratio);
    addScaled(residuals.totals, residual, 1);
    addOuterProduct(residuals.products, residual, 1);
    residuals.households += 1;
  }
  return { points, residuals };
};
