import type { AreaMoments } from './area.ts';
import { type Block, cellIndex, denominatorColumn, numeratorColumn } from './block.ts';
import { type CellField, cellSum } from './cell-sums.ts';
import { isEstimable } from './estimate.ts';
import { entry } from './packed-triangle.ts';
import { ratioFigure } from './ratio-figure.ts';
import { readTotal } from './read-total.ts';

export interface DesignEffect {
  /** Variance against that of a simple random sample of as many households, drawn without and with replacement. */
  readonly withoutReplacement?: number;
  readonly withReplacement: number;
  /** 1 + cv² of the weights (Kish 1992): what unequal weights alone would cost. */
  readonly kish: number;
}

type Sum = (field: CellField) => number;

const sumsOf =
  (area: AreaMoments, cell: number): Sum =>
  (field) =>
    cellSum(area.cells, cell, field);

/** A variance this part of what cancels in it is rounding. */
const ROUNDING = 1e-13;

/** `simple`: the variance under drawing as many households simply at random with replacement. */
const against = (sum: Sum, n: number, variance: number, simple: number): DesignEffect => {
  const households = sum('weight');
  const withReplacement = variance / simple;
  const kish = (n * sum('weightSquared')) / households ** 2;
  return n < households
    ? { withReplacement, withoutReplacement: withReplacement / (1 - n / households), kish }
    : { withReplacement, kish };
};

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
  const sum = sumsOf(area, reading.cell);
  const denominator = entry(area.totals, denominatorColumn(reading.cell));
  const squares = sum('weightedYY') - 2 * ratio * sum('weightedXY') + ratio ** 2 * sum('weightedXX');
  if (!(squares > ROUNDING * sum('weightedYY'))) return;
  return against(sum, n, variance, (sum('weight') * squares) / (n - 1) / denominator ** 2);
};

/** The same of the total Y: N²·S²/n with S² that of y itself. R: `svytotal(…, deff = TRUE)`. */
export const readTotalDesignEffect = (
  area: AreaMoments,
  block: Block,
  measure: string,
  group: string,
): DesignEffect | undefined => {
  const total = readTotal(area, block, measure, group);
  if (!isEstimable(total) || total.n < 2) return;
  const cell = cellIndex(block, measure, group);
  const sum = sumsOf(area, cell);
  const squares = sum('weightedYY') - entry(area.totals, numeratorColumn(cell)) ** 2 / sum('weight');
  if (!(squares > ROUNDING * sum('weightedYY'))) return;
  return against(sum, total.n, total.variance, (sum('weight') * squares) / (total.n - 1));
};
