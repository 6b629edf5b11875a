import { type Estimate, isEstimable, type NotEstimable } from '../../methods/estimation/estimate.ts';
import type { Design } from '../samples/design.ts';
import type { BlockSet } from './block-set.ts';
import type { Figure } from './figure.ts';
import type { AreaBlocks } from './moments-bytes.ts';
import type { Counts } from './node.ts';

/** An area with all that its figures are read from. */
export interface ReadableArea {
  readonly design: Design;
  readonly blocks: BlockSet;
  readonly area: AreaBlocks;
  readonly counts: Counts;
}

/** A reading as it is kept. */
export const readFigure = (indicator: string, group: string, reading: Estimate | NotEstimable): Figure => {
  const named = { indicator, group, n: reading.n };
  if (!isEstimable(reading)) {
    const point = reading.estimate === undefined ? {} : { estimate: reading.estimate };
    return { ...named, ...point, notEstimable: reading.notEstimable };
  }
  const { estimate, standardError, degreesOfFreedom, effectiveN, lonelyStrata } = reading;
  const { lower, upper, level, method } = reading.interval;
  return {
    ...named,
    estimate,
    standardError,
    lower,
    upper,
    level,
    method,
    degreesOfFreedom,
    ...(effectiveN === undefined ? {} : { effectiveN }),
    ...(lonelyStrata === 0 ? {} : { lonelyStrata }),
  };
};
