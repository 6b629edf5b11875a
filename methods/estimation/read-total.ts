import type { AreaMoments } from './area.ts';
import type { Block } from './block.ts';
import { cellSum } from './cell-sums.ts';
import { countInterval } from './count-interval.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { EstimationError } from './estimation-error.ts';
import { type TotalIntervalMethod, tailOf, tBounds } from './interval.ts';
import { lonelyFactor, rowsOf, totalReading, varianceOf } from './linear-reading.ts';

export interface TotalOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Default `t`; `log` is for counts, whose y is 0 to x in every household. */
  readonly interval?: TotalIntervalMethod;
  /** Design effect planned for the indicator, used where a count is 0. Default 1. */
  readonly deffPlanned?: number;
  /** π of the area where it was itself sampled: its own total is T·π. Default 1. */
  readonly areaInclusion?: number;
}

const checkInclusion = (areaInclusion: number): void => {
  if (!(areaInclusion > 0 && areaInclusion <= 1))
    throw new EstimationError(
      'inclusion-out-of-range',
      `An area was drawn with probability ${areaInclusion}.`,
    );
};

/** The estimated total Y of a measure in a group, with an interval on the area's degrees of freedom. R: `svytotal`. */
export const readTotal = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
  { level = 0.95, interval: asked = 't', deffPlanned = 1, areaInclusion = 1 }: TotalOptions = {},
): Estimate | NotEstimable => {
  checkInclusion(areaInclusion);
  const reading = totalReading(area, block, measure, group);
  const n = rowsOf(area, reading);
  if (area.households === 0) return { notEstimable: 'no-answers', n };
  const estimate = reading.estimate * areaInclusion;
  if (area.psus <= 1) return { notEstimable: 'one-psu', n, estimate };
  const degreesOfFreedom = area.psus - area.strata;
  if (degreesOfFreedom <= 0) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const lonelyStrata = cellSum(area.cells, reading.cell, 'lonelyStrata');
  const strata = cellSum(area.cells, reading.cell, 'strata');
  if (area.lonelyPolicy === 'average' && strata > 0 && strata === lonelyStrata)
    return { notEstimable: 'only-lonely-strata', n, estimate };
  const factor = lonelyFactor(area, strata, lonelyStrata);
  const variance = areaInclusion * areaInclusion * varianceOf(area, reading, factor);
  const standardError = Math.sqrt(variance);
  const uncertain = { estimate, standardError, degreesOfFreedom };
  const interval =
    asked === 'log'
      ? countInterval(uncertain, { area, block, measure, group, level, areaInclusion, deffPlanned })
      : { ...tBounds(uncertain, tailOf(level)), level, method: asked };
  if ('notEstimable' in interval) return interval;
  return { ...uncertain, variance, n, interval, lonelyStrata };
};
