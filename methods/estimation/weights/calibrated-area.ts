import type { AreaMoments } from '../area.ts';
import { type CellField, setCellSum } from '../cell-sums.ts';
import { EstimationError } from '../estimation-error.ts';
import { WeightingError } from './weighting-error.ts';

/** Sums over households of g·u hold g² where a design effect asks for g: it reads as undefined; the flat estimator gives it. */
const OF_DESIGN_EFFECTS: readonly CellField[] = [
  'weight',
  'weightSquared',
  'weightedYY',
  'weightedXY',
  'weightedXX',
];

const withoutDesignEffects = (cells: Float64Array, count: number): Float64Array => {
  const cleared = cells.slice();
  for (let cell = 0; cell < count; cell++)
    for (const field of OF_DESIGN_EFFECTS) setCellSum(cleared, cell, field, 0);
  return cleared;
};

/**
 * A calibrated area from its two vectors, each taken up the same tree from `calibratedListSums`: totals, counts and effective
 * sizes are those of the points, every variance is that of the residuals. All readers take it like any area. Lonely strata by
 * `adjust`, `certainty` or `refuse`.
 * @throws WeightingError `average-of-lonely-strata`
 * @throws EstimationError `wrong-shape` where the two do not come from the same tree
 */
export const calibratedArea = (points: AreaMoments, residuals: AreaMoments): AreaMoments => {
  const { lonelyPolicy, lonelyStrata } = points;
  if (lonelyPolicy === 'average')
    throw new WeightingError({ code: 'average-of-lonely-strata', data: { lonelyStrata } });
  if (
    points.totals.length !== residuals.totals.length ||
    points.psus !== residuals.psus ||
    points.strata !== residuals.strata ||
    points.households !== residuals.households ||
    lonelyPolicy !== residuals.lonelyPolicy
  )
    throw new EstimationError('wrong-shape', 'Points and residuals come from two different trees.');
  return {
    ...points,
    variance: residuals.variance.slice(),
    within: residuals.within.slice(),
    cells: withoutDesignEffects(points.cells, points.totals.length / 2),
  };
};
