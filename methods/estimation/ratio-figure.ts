import type { AreaMoments } from './area.ts';
import { type Block, cellIndex, denominatorColumn } from './block.ts';
import { cellSum } from './cell-sums.ts';
import type { NotEstimable, NotEstimableReason } from './estimate.ts';
import { lonelyFactor, type Reading, ratioReading, varianceOf } from './linear-reading.ts';
import { entry } from './packed-triangle.ts';
import type { MeasuredRatio } from './ratio-bounds.ts';

/** A ratio with all that its intervals need. */
export interface RatioFigure extends MeasuredRatio {
  readonly reading: Reading;
  readonly lonelyStrata: number;
}

/** What stops a variance from being measured, in the order in which it is found. */
const obstacle = (area: AreaMoments, cell: number): NotEstimableReason | undefined => {
  if (cellSum(area.cells, cell, 'psus') <= 1) return 'one-psu';
  if (cellSum(area.cells, cell, 'psus') <= cellSum(area.cells, cell, 'strata'))
    return 'no-degrees-of-freedom';
  return undefined;
};

/** The ratio Y/X of a cell with its variance, or why there is none. */
export const ratioFigure = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
): RatioFigure | NotEstimable => {
  const cell = cellIndex(block, measure, group);
  const n = cellSum(area.cells, cell, 'rows');
  if (area.households === 0) return { notEstimable: 'no-answers', n };
  const denominator = entry(area.totals, denominatorColumn(cell));
  if (denominator === 0) return { notEstimable: 'zero-denominator', n };
  const reading = ratioReading(area, block, measure, group);
  const { estimate } = reading;
  const reason = obstacle(area, cell);
  if (reason !== undefined) return { notEstimable: reason, n, estimate };
  const strata = cellSum(area.cells, cell, 'strata');
  const lonelyStrata = cellSum(area.cells, cell, 'lonelyStrata');
  const factor = lonelyFactor(area, strata, lonelyStrata);
  return {
    reading,
    estimate,
    variance: varianceOf(area, reading, factor),
    n,
    kishN: denominator ** 2 / cellSum(area.cells, cell, 'weightedXSquared'),
    groupDegreesOfFreedom: cellSum(area.cells, cell, 'psus') - strata,
    areaDegreesOfFreedom: area.psus - area.strata,
    lonelyStrata,
  };
};
