import type { AreaMoments } from './area.ts';
import { type Block, cellIndex, denominatorColumn } from './block.ts';
import type { Interval, NotEstimable } from './estimate.ts';
import { logBounds, tailOf, type Uncertain } from './interval.ts';
import { entry } from './packed-triangle.ts';
import { proportionBounds } from './ratio-bounds.ts';
import { ratioFigure } from './ratio-figure.ts';

/** A count of events Y, of which no household has more than its x. */
export interface Counted {
  readonly area: AreaMoments;
  readonly block: Block;
  readonly measure: string;
  readonly group: string;
  readonly level: number;
  readonly areaInclusion: number;
  readonly deffPlanned: number;
}

/**
 * The log interval of a count: its bounds never fall below 0, where those of `t` often do when events are few. There is no logarithm of
 * 0: a count of none of X reaches up to X times the exact upper bound of the rate of 0 (Korn–Graubard, n_K/deffPlanned).
 */
export const countInterval = (uncertain: Uncertain, counted: Counted): Interval | NotEstimable => {
  const { area, block, measure, group, level, areaInclusion, deffPlanned } = counted;
  const { estimate } = uncertain;
  const tail = tailOf(level);
  if (estimate > 0) return { ...logBounds(uncertain, tail), level, method: 'log' };
  const rate = ratioFigure(area, block, measure, group);
  if ('notEstimable' in rate) return { ...rate, estimate };
  if (estimate < 0) return { notEstimable: 'not-a-count', n: rate.n, estimate };
  const { upper } = proportionBounds(rate, tail, { deffPlanned });
  const outOf = areaInclusion * entry(area.totals, denominatorColumn(cellIndex(block, measure, group)));
  return { lower: 0, upper: outOf * upper, level, method: 'korn-graubard' };
};
