import type { Problem, Wording } from '../refusals.ts';

/** One data row: its number as a spreadsheet shows it (the header is row 1) and its cells by column name in lower case. */
export interface ListRow {
  readonly row: number;
  readonly cell: (column: string) => string;
  /** Cells that hold something, but nothing that can be read as text; `cell` gives them as empty. */
  readonly faults?: ReadonlyMap<string, Wording> | undefined;
}

/** Who hears what a file says besides its rows. */
export interface ListListener {
  /** The names of the columns as they are written, before the first row. */
  readonly columns?: (names: readonly string[]) => void;
  /** What is wrong with the file but belongs to no single cell. */
  readonly problem?: (problem: Problem) => void;
}

/**
 * Turns the rows of a file, as arrays, into rows with columns: the first row that is not empty names them. Gives nothing for
 * that row and for empty ones.
 */
export const underColumns = (onColumns: ListListener['columns']) => {
  let positions: ReadonlyMap<string, number> | undefined;
  return (
    row: number,
    values: readonly string[],
    faultAt?: ReadonlyMap<number, Wording>,
  ): ListRow | undefined => {
    if (values.every((value) => value === '') && faultAt === undefined) {
      return undefined;
    }
    if (positions === undefined) {
      const names = values.map((name) => name.normalize('NFC'));
      positions = new Map(names.map((name, index) => [name.toLowerCase(), index]));
      onColumns?.(names);
      return undefined;
    }
    const columns = positions;
    const cell = (column: string): string => values[columns.get(column) ?? -1] ?? '';
    return faultAt === undefined ? { row, cell } : { row, cell, faults: byColumn(columns, faultAt) };
  };
};

const byColumn = (
  columns: ReadonlyMap<string, number>,
  faultAt: ReadonlyMap<number, Wording>,
): ReadonlyMap<string, Wording> => {
  const faults = new Map<string, Wording>();
  for (const [column, index] of columns) {
    const fault = faultAt.get(index);
    if (fault !== undefined) {
      faults.set(column, fault);
    }
  }
  return faults;
};
