import type { AreaMoments } from './area.ts';
import { type Block, denominatorColumn } from './block.ts';
import { type CellField, cellSum } from './cell-sums.ts';
import { entry } from './packed-triangle.ts';
import { ratioFigure } from './ratio-figure.ts';

export interface DesignEffect {
  /** Variance against that of a simple random sample of as many households, drawn without and with replacement. */
  readonly withoutReplacement?: number;
  readonly withReplacement: number;
  /** 1 + cv² of the weights (Kish 1992): what unequal weights alone would cost. */
  readonly kish: number;
}

/**
 * The design effect of a ratio, over the households with x > 0. Undefined where there is no variance to compare: nothing
 * estimable, fewer than two households, or households that do not differ. R: `svyratio(…, deff = TRUE)`.
 */
export const readDesignEffect = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
): DesignEffect | undefined => {
  const figure = ratioFigure(area, block, measure, group);
  if ('notEstimable' in figure || figure.n < 2) return;
  const { n, estimate: ratio, variance, reading } = figure;
  const sum = (field: CellField): number => cellSum(area.cells, reading.cell, field);
  const households = sum('weight');
  const denominator = entry(area.totals, denominatorColumn(reading.cell));
  const squares = sum('weightedYY') - 2 * ratio * sum('weightedXY') + ratio ** 2 * sum('weightedXX');
  if (!(squares > 1e-13 * sum('weightedYY'))) return;
  const withReplacement = variance / ((households * squares) / (n - 1) / denominator ** 2);
  const kish = (n * sum('weightSquared')) / households ** 2;
  return n < households
    ? { withReplacement, withoutReplacement: withReplacement / (1 - n / households), kish }
    : { withReplacement, kish };
};
