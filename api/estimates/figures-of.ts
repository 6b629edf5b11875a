import type { AreaMoments } from '../../methods/estimation/area.ts';
import type { Block } from '../../methods/estimation/block.ts';
import { isEstimable } from '../../methods/estimation/estimate.ts';
import { readRatio } from '../../methods/estimation/read-ratio.ts';
import { listTypes } from '../frames/list-type.ts';
import type { Design } from '../samples/design.ts';
import type { Figure } from './figure.ts';
import { headcountFigure } from './headcount-figure.ts';
import { everyone } from './household-values.ts';
import type { Measure } from './indicator.ts';
import type { Counts } from './node.ts';

/** Every figure that pages show of an area. Rates are proportions from 0 to 1, intervals Korn–Graubard at 95 %. */
export const figuresOf = (
  design: Design,
  block: Block,
  area: AreaMoments,
  counts: Counts,
): readonly Figure[] =>
  design.indicators.flatMap((indicator) =>
    indicator.kind === 'measure'
      ? groupsOf(design, indicator).map((group) => rateFigure(block, area, indicator, group))
      : [headcountFigure(design, block, area, counts, indicator)],
  );

const groupsOf = (design: Design, measure: Measure): readonly string[] => [
  everyone,
  ...(measure.byList ? listTypes.filter((list) => design.households[list] !== undefined) : []),
];

const rateFigure = (block: Block, area: AreaMoments, measure: Measure, group: string): Figure => {
  const reading = readRatio(area, block, measure.key, group, { deffPlanned: measure.deffPlanned });
  const named = { indicator: measure.key, group, n: reading.n };
  if (!isEstimable(reading)) {
    const point = reading.estimate === undefined ? {} : { estimate: reading.estimate };
    return { ...named, ...point, notEstimable: reading.notEstimable };
  }
  const { lower, upper, level, method } = reading.interval;
  return {
    ...named,
    estimate: reading.estimate,
    standardError: reading.standardError,
    lower,
    upper,
    level,
    method,
    degreesOfFreedom: reading.degreesOfFreedom,
    ...(reading.effectiveN === undefined ? {} : { effectiveN: reading.effectiveN }),
  };
};
