import type { AreaMoments } from './area.ts';
import { type Block, cellIndex, denominatorColumn, numeratorColumn } from './block.ts';
import { cellSum } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import { bilinearForm, type Coefficient, entry, triangleIndex } from './packed-triangle.ts';

/**
 * Every figure is read as a linear function of the block's totals (after Taylor, about the estimate): its coefficients turn the
 * block covariance into the figure's variance, and two figures' coefficients into their covariance.
 */
export interface Reading {
  readonly cell: number;
  readonly estimate: number;
  readonly coefficients: readonly Coefficient[];
  /** A variance below this is what rounding leaves of 0: 1e-13 of the terms that cancel. */
  readonly rounding: number;
}

const variancesOf = (
  area: AreaMoments,
  y: number,
  x: number,
): { readonly yy: number; readonly xx: number } => ({
  yy: entry(area.variance, triangleIndex(y, y)),
  xx: entry(area.variance, triangleIndex(x, x)),
});

/** R = Y/X; the denominator must not be 0. Särndal, Swensson and Wretman (1992), 5.6. */
export const ratioReading = (area: AreaMoments, block: Block, measure: string, group: string): Reading => {
  const cell = cellIndex(block, measure, group);
  const y = numeratorColumn(cell);
  const x = denominatorColumn(cell);
  const denominator = entry(area.totals, x);
  const ratio = entry(area.totals, y) / denominator;
  const { yy, xx } = variancesOf(area, y, x);
  return {
    cell,
    estimate: ratio,
    coefficients: [
      { column: y, value: 1 / denominator },
      { column: x, value: -ratio / denominator },
    ],
    rounding: (1e-13 * (yy + ratio * ratio * xx)) / (denominator * denominator),
  };
};

/** Y of the cell. */
export const totalReading = (area: AreaMoments, block: Block, measure: string, group: string): Reading => {
  const cell = cellIndex(block, measure, group);
  const column = numeratorColumn(cell);
  return {
    cell,
    estimate: entry(area.totals, column),
    coefficients: [{ column, value: 1 }],
    rounding: 0,
  };
};

export const covarianceOf = (area: AreaMoments, a: Reading, b: Reading): number =>
  bilinearForm(area.variance, a.coefficients, b.coefficients);

/** Under the policy `average`, `lonelyFactor` times what lies between PSUs; what lies inside them is measured in lonely strata too. */
export const varianceOf = (area: AreaMoments, reading: Reading, factor = 1): number => {
  const variance = covarianceOf(area, reading, reading);
  if (!Number.isFinite(variance))
    throw new EstimationError('out-of-range', 'The numbers behind this figure are too large to be squared.');
  if (!(variance > reading.rounding)) return 0;
  if (factor === 1) return variance;
  const within = bilinearForm(area.within, reading.coefficients, reading.coefficients);
  return within + factor * Math.max(0, variance - within);
};

/**
 * The lonely policy `average` multiplies the variance between PSUs by H/(H − L), H strata with data of which L are lonely. With more
 * PSUs than strata, as every reading asks for, not all are lonely. Other policies: 1.
 */
export const lonelyFactor = (area: AreaMoments, strata: number, lonely: number): number =>
  area.lonelyPolicy === 'average' ? strata / (strata - lonely) : 1;

/** Households with x > 0. */
export const rowsOf = (area: AreaMoments, reading: Reading): number =>
  cellSum(area.cells, reading.cell, 'rows');
