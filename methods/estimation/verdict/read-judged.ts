import type { AreaMoments } from '../area.ts';
import { type Block, cellIndex } from '../block.ts';
import { cellSum } from '../cell-sums.ts';
import type { NotEstimable } from '../estimate.ts';
import { covarianceOf, type Reading, varianceOf } from '../linear-reading.ts';
import { ratioFigure } from '../ratio-figure.ts';
import type { Composite } from '../read-composite.ts';
import { checkComposite, type JudgedComposite, type JudgedPart } from './judged-composite.ts';
import { checkRate, type JudgedRate } from './judged-rate.ts';

interface JudgedReading {
  readonly rate: JudgedRate;
  readonly reading: Reading;
}

const readBoth = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
  deffPlanned: number,
): JudgedReading | NotEstimable => {
  const figure = ratioFigure(area, block, measure, group);
  if ('notEstimable' in figure) return figure;
  const { estimate, variance, n, kishN, groupDegreesOfFreedom: degreesOfFreedom, reading } = figure;
  if (!(estimate >= 0 && estimate <= 1)) return { notEstimable: 'not-a-proportion', n, estimate };
  const cell = cellIndex(block, measure, group);
  const eventPsus = cellSum(area.cells, cell, 'eventPsus');
  const nonEventPsus = cellSum(area.cells, cell, 'nonEventPsus');
  const rate = { estimate, variance, degreesOfFreedom, n, kishN, eventPsus, nonEventPsus, deffPlanned };
  checkRate(rate);
  return { rate, reading };
};

/** The rate Y/X of a measure in a group of an area, as a verdict needs it. Refuses as `out-of-range` a planned design effect that is none. */
export const readJudgedRate = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
  deffPlanned: number,
): JudgedRate | NotEstimable => {
  const both = readBoth(area, block, measure, group, deffPlanned);
  return 'notEstimable' in both ? both : both.rate;
};

const correlation = (area: AreaMoments, a: Reading, b: Reading): number => {
  const scale = Math.sqrt(varianceOf(area, a) * varianceOf(area, b));
  return scale === 0 ? 0 : Math.min(1, Math.max(-1, covarianceOf(area, a, b) / scale));
};

/**
 * A composite of an area as a verdict needs it: its parts with their own planned design effects (default `deffPlanned`) and their design
 * correlations. Parts of size 0 take no part; not estimable where a part is not. Refuses as `out-of-range` sizes that no population has.
 */
export const readJudgedComposite = (
  area: AreaMoments,
  block: Block,
  { constant, parts, population }: Composite,
  deffPlanned: number,
): JudgedComposite | NotEstimable => {
  const judged: JudgedPart[] = [];
  const readings: Reading[] = [];
  for (const part of parts) {
    if (part.size === 0) continue;
    const both = readBoth(area, block, part.measure, part.group, part.deffPlanned ?? deffPlanned);
    if ('notEstimable' in both) return both;
    judged.push({ size: part.size, rate: both.rate });
    readings.push(both.reading);
  }
  const correlations = readings.map((a) => readings.map((b) => correlation(area, a, b)));
  const composite = { constant, population, parts: judged, correlations };
  checkComposite(composite);
  return composite;
};
