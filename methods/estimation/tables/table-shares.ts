import type { Influence } from '../flat/influence.ts';
import { sum } from '../sum.ts';
import type { CrossTable } from './cross-table.ts';

/** Shares of the cells of a table, row by row, and of its margins. */
export interface TableShares {
  readonly cells: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Σ of the weights. */
  readonly total: number;
}

export const tableShares = ({ weighted, columnLevels }: CrossTable): TableShares => {
  const total = sum(weighted.map(sum));
  return {
    cells: weighted.flatMap((row) => row.map((weight) => weight / total)),
    rows: weighted.map((row) => sum(row) / total),
    columns: columnLevels.map((_, column) => sum(weighted.map((row) => row[column] ?? 0)) / total),
    total,
  };
};

/** A cell that the margins leave free: not in the last row, not in the last column. */
export interface InteractionCell {
  readonly row: number;
  readonly column: number;
}

export const interactionCells = ({ rowLevels, columnLevels }: CrossTable): readonly InteractionCell[] =>
  columnLevels
    .slice(0, -1)
    .flatMap((_, column) => rowLevels.slice(0, -1).map((__, row) => ({ row, column })));

const influence = (
  { cellOfRow, domain, n }: CrossTable,
  estimate: number,
  inCell: (cell: number) => number,
): Influence => ({
  estimate,
  byRow: Float64Array.from(cellOfRow, (cell) => (cell < 0 ? 0 : inCell(cell))),
  domain,
  n,
  magnitude: 1,
});

/** The share of each cell. R: `svymean(~interaction(rows, columns))`. */
export const shareInfluences = (table: CrossTable, { cells, total }: TableShares): readonly Influence[] =>
  cells.map((share, at) => influence(table, share, (cell) => (Number(cell === at) - share) / total));

/**
 * What a cell holds beyond what its margins let expect, N_rc − N_r·N_c/N, as a share of N held fixed: R's Wald test linearises the
 * totals, not the shares.
 */
export const excessInfluence = (
  table: CrossTable,
  { cells, rows, columns, total }: TableShares,
  { row, column }: InteractionCell,
): Influence => {
  const width = columns.length;
  const inRow = rows[row] ?? 0;
  const inColumn = columns[column] ?? 0;
  return influence(
    table,
    (cells[row * width + column] ?? 0) - inRow * inColumn,
    (cell) =>
      ((Number(Math.floor(cell / width) === row) - inRow) * (Number(cell % width === column) - inColumn)) /
      total,
  );
};
