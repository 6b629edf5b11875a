import { EstimationError } from '../estimation-error.ts';
import { checkRows } from '../flat/check-columns.ts';
import { checkDomain, type Domain, rowCount } from '../flat/domain.ts';
import type { Label, Sample } from '../flat/sample.ts';

/** A category a row of the sample; null where there is none. */
export type CategoryColumn = readonly (Label | null)[];

/** Two questions against each other. Only categories that occur in the domain with some weight have a row or a column. */
export interface CrossTable {
  readonly rowLevels: readonly Label[];
  readonly columnLevels: readonly Label[];
  /** Σ of the weights, by row and column. R: `svytable`. */
  readonly weighted: readonly (readonly number[])[];
  /** Rows of the sample behind each cell. */
  readonly counts: readonly (readonly number[])[];
  /** Cell of each row of the sample, row · columns + column; −1 for rows in none. */
  readonly cellOfRow: Int32Array;
  readonly domain: Domain;
  /** Rows of the domain. */
  readonly n: number;
}

/** Of two that differ: numbers by size, texts by code point, numbers first; the same on every machine and in every language. */
const inOrder = (a: Label, b: Label): number => {
  if (typeof a === typeof b) return a < b ? -1 : 1;
  return typeof a === 'number' ? -1 : 1;
};

export interface TableOptions {
  /** Order of the rows; default: by size or code point. A category that is not among them is refused. */
  readonly rowLevels?: readonly Label[];
  readonly columnLevels?: readonly Label[];
  /**
   * Rows of the domain that lack a category: `refuse` (the default), or `no-cell`: they are in no cell, but still count in `n` and
   * their PSUs as degrees of freedom. R: `svychisq(na.rm = TRUE)`.
   */
  readonly missing?: 'refuse' | 'no-cell';
}

/** Rows of the domain that belong into a cell: with both categories and a weight other than 0. */
const rowsInCells = (
  sample: Sample,
  domain: Domain,
  columns: readonly CategoryColumn[],
  missing: TableOptions['missing'],
): readonly number[] => {
  checkDomain(sample, domain);
  for (const column of columns) checkRows('Categories', column.length, domain.length);
  return [...domain.keys()].filter((row) => {
    if (domain[row] !== 1) return false;
    if (columns.some((column) => Number.isNaN(column[row])))
      throw new EstimationError(
        'not-a-number',
        `Row ${row} has the category NaN; null says that it has none.`,
      );
    const complete = columns.every((column) => (column[row] ?? null) !== null);
    if (!complete && missing !== 'no-cell')
      throw new EstimationError('wrong-shape', `Row ${row} has no category; leave it out of the domain.`);
    return complete && sample.weights[row] !== 0;
  });
};

/** The categories that occur, in the order given or, without one, in their own. */
const levelsAmong = (present: CategoryColumn, given: readonly Label[] | undefined): readonly Label[] => {
  const found = new Set(present);
  const unknown = given && [...found].find((category) => !given.some((level) => level === category));
  if (unknown !== undefined)
    throw new EstimationError('unknown-group', `Category ${unknown} is not among the levels given.`);
  return (
    given?.filter((level) => found.has(level)) ??
    [...found].filter((category) => category !== null).sort(inOrder)
  );
};

const positions = (levels: readonly Label[]): ReadonlyMap<Label | null | undefined, number> =>
  new Map(levels.map((level, at) => [level, at]));

/**
 * The weighted table of two categories in a domain; levels without a row are left out, as R does. R:
 * `svytable(~rows + columns, subset(design, domain))`.
 */
export const crossTable = (
  sample: Sample,
  domain: Domain,
  rows: CategoryColumn,
  columns: CategoryColumn,
  { rowLevels, columnLevels, missing = 'refuse' }: TableOptions = {},
): CrossTable => {
  const inCells = rowsInCells(sample, domain, [rows, columns], missing);
  const present = (column: CategoryColumn): CategoryColumn => inCells.map((row) => column[row] ?? null);
  const rowsOfTable = levelsAmong(present(rows), rowLevels);
  const columnsOfTable = levelsAmong(present(columns), columnLevels);
  const rowAt = positions(rowsOfTable);
  const columnAt = positions(columnsOfTable);
  const width = columnAt.size;
  const weighted = new Float64Array(rowAt.size * width);
  const counts = new Int32Array(rowAt.size * width);
  const cellOfRow = new Int32Array(domain.length).fill(-1);
  for (const row of inCells) {
    const cell = (rowAt.get(rows[row]) ?? 0) * width + (columnAt.get(columns[row]) ?? 0);
    cellOfRow[row] = cell;
    weighted[cell] = (weighted[cell] ?? 0) + (sample.weights[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const byRow = (cells: Float64Array | Int32Array): readonly (readonly number[])[] =>
    Array.from({ length: rowAt.size }, (_, at) => [...cells.subarray(at * width, (at + 1) * width)]);
  return {
    rowLevels: rowsOfTable,
    columnLevels: columnsOfTable,
    weighted: byRow(weighted),
    counts: byRow(counts),
    cellOfRow,
    domain,
    n: rowCount(domain),
  };
};
