import type { AreaMoments } from './area.ts';
import type { Block } from './block.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { tailOf } from './interval.ts';
import { type RatioOptions, ratioBounds } from './ratio-bounds.ts';
import { ratioFigure } from './ratio-figure.ts';

/**
 * The ratio Y/X of a measure in a group of an area, with standard error and interval. A mean or a proportion is the ratio whose
 * x is 1; a domain is a group. Refuses names that the block does not hold; what the data cannot tell is `notEstimable`.
 * R: `svyratio`, `svymean`, `svyby`, `svyciprop`.
 */
export const readRatio = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
  options: RatioOptions = {},
): Estimate | NotEstimable => {
  const figure = ratioFigure(area, block, measure, group);
  if ('notEstimable' in figure) return figure;
  const { estimate, variance, n, lonelyStrata } = figure;
  const { level = 0.95 } = options;
  const bounds = ratioBounds(figure, tailOf(level), options);
  if (bounds === undefined) return { notEstimable: 'not-a-proportion', n, estimate };
  const { lower, upper, method, degreesOfFreedom, effectiveN } = bounds;
  return {
    estimate,
    standardError: Math.sqrt(variance),
    variance,
    degreesOfFreedom,
    n,
    ...(effectiveN === undefined ? {} : { effectiveN }),
    interval: { lower, upper, level, method },
    lonelyStrata,
  };
};
