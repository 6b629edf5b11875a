import { EstimationError } from '../estimation-error.ts';
import { entry } from '../packed-triangle.ts';
import { type OrthonormalBasis, projection } from './orthonormal-basis.ts';

/**
 * What an adjustment of the weights knows about the population. Every variance after it is that of the residuals u − x'B, B by
 * regression with the weights before it (Särndal, Swensson and Wretman 1992, chapter 6; Deville and Särndal 1992): what the
 * auxiliary variables explain does not vary any more. `cells`: variables that are constant within cells, of which a row has one.
 */
export interface AuxiliarySpace {
  /** By row: the weights before the adjustment. */
  readonly design: Float64Array;
  /** By row, from 0; absent: every row is a cell of its own. */
  readonly cells?: Int32Array;
  /** By cell; absent: every cell has its own indicator. */
  readonly basis?: OrthonormalBasis;
}

interface CellMeans {
  readonly weights: Float64Array;
  readonly means: Float64Array;
}

const cellMeans = (design: Float64Array, cells: Int32Array, values: Float64Array): CellMeans => {
  const count = cells.reduce((most, cell) => Math.max(most, cell + 1), 0);
  const weights = new Float64Array(count);
  const totals = new Float64Array(count);
  for (const [row, cell] of cells.entries()) {
    weights[cell] = entry(weights, cell) + entry(design, row);
    totals[cell] = entry(totals, cell) + entry(design, row) * entry(values, row);
  }
  return { weights, means: totals.map((total, cell) => (total === 0 ? 0 : total / entry(weights, cell))) };
};

/** x'B by row: what the auxiliary variables predict of `values`, B by regression with the weights before the adjustment. */
export const predicted = (
  { design, cells, basis }: AuxiliarySpace,
  values: ArrayLike<number>,
): Float64Array => {
  if (values.length !== design.length)
    throw new EstimationError('wrong-shape', `${values.length} values stand beside ${design.length} rows.`);
  const column = Float64Array.from(values);
  if (cells === undefined) return basis === undefined ? column : projection(design, basis, column);
  const { weights, means } = cellMeans(design, cells, column);
  const byCell = basis === undefined ? means : projection(weights, basis, means);
  return Float64Array.from(cells, (cell) => entry(byCell, cell));
};

/** u − x'B by row: the second vector of a calibration, which every variance is computed from. */
export const residuals = (space: AuxiliarySpace, values: ArrayLike<number>): Float64Array => {
  const prediction = predicted(space, values);
  return prediction.map((value, row) => (values[row] ?? Number.NaN) - value);
};
