import type { AreaMoments } from './area.ts';
import type { Block } from './block.ts';
import { cellSum } from './cell-sums.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { tailOf, tBounds } from './interval.ts';
import { lonelyFactor, rowsOf, totalReading, varianceOf } from './linear-reading.ts';

export interface TotalOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** π of the area where it was itself sampled: its own total is T·π. Default 1. */
  readonly areaInclusion?: number;
}

/** The estimated total Y of a measure in a group, with a t interval on the area's degrees of freedom. R: `svytotal`. */
export const readTotal = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
  { level = 0.95, areaInclusion = 1 }: TotalOptions = {},
): Estimate | NotEstimable => {
  const reading = totalReading(area, block, measure, group);
  const n = rowsOf(area, reading);
  if (area.households === 0) return { notEstimable: 'no-answers', n };
  const estimate = reading.estimate * areaInclusion;
  if (area.psus <= 1) return { notEstimable: 'one-psu', n, estimate };
  const degreesOfFreedom = area.psus - area.strata;
  if (degreesOfFreedom <= 0) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const lonelyStrata = cellSum(area.cells, reading.cell, 'lonelyStrata');
  const factor = lonelyFactor(area, cellSum(area.cells, reading.cell, 'strata'), lonelyStrata);
  const variance = areaInclusion * areaInclusion * varianceOf(area, reading, factor);
  const standardError = Math.sqrt(variance);
  return {
    estimate,
    standardError,
    variance,
    degreesOfFreedom,
    n,
    interval: {
      ...tBounds({ estimate, standardError, degreesOfFreedom }, tailOf(level)),
      level,
      method: 't',
    },
    lonelyStrata,
  };
};
