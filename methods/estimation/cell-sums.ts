import { entry } from './packed-triangle.ts';

/**
 * What is kept by cell (measure × group) beside totals and their covariance: the sums from which effective sample sizes,
 * design effects and degrees of freedom are read. All add, over lists, villages, strata and areas.
 */
export const CELL_FIELDS = [
  /** Households with x > 0. */
  'rows',
  /** Σw and Σw² over them. */
  'weight',
  'weightSquared',
  /** Σwy², Σwxy, Σwx². */
  'weightedYY',
  'weightedXY',
  'weightedXX',
  /** Σ(wx)²: with (Σwx)² it gives n_K, the number of equal households that would tell as much. */
  'weightedXSquared',
  /** PSUs with x > 0, with y > 0, with y < x. */
  'psus',
  'eventPsus',
  'nonEventPsus',
  /** Strata with x > 0, and those of them with one PSU that could have been another. */
  'strata',
  'lonelyStrata',
] as const;

export type CellField = (typeof CELL_FIELDS)[number];

const WIDTH = CELL_FIELDS.length;
const OFFSETS: ReadonlyMap<CellField, number> = new Map(CELL_FIELDS.map((field, offset) => [field, offset]));
const offsetOf = (field: CellField): number => OFFSETS.get(field) ?? WIDTH;

export const emptyCellSums = (cells: number): Float64Array => new Float64Array(cells * WIDTH);

export const cellSum = (sums: Float64Array, cell: number, field: CellField): number =>
  entry(sums, cell * WIDTH + offsetOf(field));

export const setCellSum = (sums: Float64Array, cell: number, field: CellField, value: number): void => {
  sums[cell * WIDTH + offsetOf(field)] = value;
};

export const addToCellSum = (sums: Float64Array, cell: number, field: CellField, value: number): void =>
  setCellSum(sums, cell, field, cellSum(sums, cell, field) + value);

const POWER_OF_WEIGHT: ReadonlyMap<CellField, number> = new Map([
  ['weight', 1],
  ['weightedYY', 1],
  ['weightedXY', 1],
  ['weightedXX', 1],
  ['weightSquared', 2],
  ['weightedXSquared', 2],
]);

/** The sums as they are when every weight is `factor` times as large; counts stay. */
export const scaleCellSums = (sums: Float64Array, factor: number): Float64Array => {
  const factors = CELL_FIELDS.map((field) => factor ** (POWER_OF_WEIGHT.get(field) ?? 0));
  return sums.map((value, index) => value * (factors[index % WIDTH] ?? 1));
};
