import { EstimationError } from '../estimation-error.ts';
import { type Domain, rowCount } from '../flat/domain.ts';
import type { Label, Sample } from '../flat/sample.ts';

/** A category a row of the sample; null where there is none, which a domain has to leave out. */
export type CategoryColumn = readonly (Label | null)[];

/** Two questions against each other. Only categories that occur in the domain with some weight have a row or a column. */
export interface CrossTable {
  readonly rowLevels: readonly Label[];
  readonly columnLevels: readonly Label[];
  /** Σ of the weights, by row and column. R: `svytable`. */
  readonly weighted: readonly (readonly number[])[];
  /** Rows of the sample behind each cell. */
  readonly counts: readonly (readonly number[])[];
  /** Cell of each row of the sample, row · columns + column; −1 outside the domain and for rows of weight 0. */
  readonly cellOfRow: Int32Array;
  readonly domain: Domain;
  /** Rows of the domain. */
  readonly n: number;
}

/** Numbers by size, texts by code point, numbers first: the same on every machine and in every language. */
const inOrder = (a: Label, b: Label): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
};

const categoryAt = (column: CategoryColumn, row: number): Label => {
  const category = column[row];
  if (category === undefined || category === null)
    throw new EstimationError('wrong-shape', `Row ${row} has no category; leave it out of the domain.`);
  return category;
};

/** Positions of the categories that occur, in the order given or, without one, in their own. */
const levelsOf = (
  { weights }: Sample,
  domain: Domain,
  column: CategoryColumn,
  given: readonly Label[] | undefined,
): ReadonlyMap<Label, number> => {
  const present = new Set<Label>();
  for (const [row, weight] of weights.entries()) {
    if (domain[row] !== 1) continue;
    const category = categoryAt(column, row);
    if (given?.includes(category) === false)
      throw new EstimationError('unknown-group', `Category ${category} is not among the levels given.`);
    if (weight > 0) present.add(category);
  }
  const levels = given?.filter((level) => present.has(level)) ?? [...present].sort(inOrder);
  return new Map(levels.map((level, at) => [level, at]));
};

/**
 * The weighted table of two categories in a domain; levels give the order, and those without a row are left out as R does. Rows without a
 * category are to be left out of the domain. R: `svytable(~rows + columns, subset(design, domain))`.
 */
export const crossTable = (
  sample: Sample,
  domain: Domain,
  rows: CategoryColumn,
  columns: CategoryColumn,
  {
    rowLevels,
    columnLevels,
  }: { readonly rowLevels?: readonly Label[]; readonly columnLevels?: readonly Label[] } = {},
): CrossTable => {
  const rowAt = levelsOf(sample, domain, rows, rowLevels);
  const columnAt = levelsOf(sample, domain, columns, columnLevels);
  const width = columnAt.size;
  const weighted = new Float64Array(rowAt.size * width);
  const counts = new Int32Array(rowAt.size * width);
  const cellOfRow = new Int32Array(domain.length).fill(-1);
  for (const [row, weight] of sample.weights.entries()) {
    if (domain[row] !== 1 || weight === 0) continue;
    const cell =
      (rowAt.get(categoryAt(rows, row)) ?? 0) * width + (columnAt.get(categoryAt(columns, row)) ?? 0);
    cellOfRow[row] = cell;
    weighted[cell] = (weighted[cell] ?? 0) + weight;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const byRow = (cells: Float64Array | Int32Array): readonly (readonly number[])[] =>
    Array.from({ length: rowAt.size }, (_, at) => [...cells.subarray(at * width, (at + 1) * width)]);
  return {
    rowLevels: [...rowAt.keys()],
    columnLevels: [...columnAt.keys()],
    weighted: byRow(weighted),
    counts: byRow(counts),
    cellOfRow,
    domain,
    n: rowCount(domain),
  };
};
