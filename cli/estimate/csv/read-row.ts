import { COMMA } from '../../../methods/csv/bytes.ts';
import { endRow, type RowOutcome } from '../../../methods/csv/end-row.ts';
import { skipField } from '../../../methods/csv/read-text.ts';
import type { Scan } from '../../../methods/csv/scan.ts';
import type { LabelTable } from './label-table.ts';
import { readLabel } from './read-label.ts';
import { readNumber } from './read-number.ts';

/** What one column is read for: a number to a place of the row, or a category to a place of its own. */
export type ColumnUse =
  | { readonly column: number; readonly number: number }
  | { readonly column: number; readonly label: number; readonly table: LabelTable };

/** Which fields of a row are read, and where to; flat, for it is asked at every field. */
export interface RowPlan {
  readonly columns: number;
  /** By column: its first use, −1 where it is skipped. */
  readonly first: Int32Array;
  /** By use: the number or label place that it fills (−1: not of this kind), and the next use of the column. */
  readonly numbers: Int32Array;
  readonly labels: Int32Array;
  readonly next: Int32Array;
  readonly tables: readonly (LabelTable | undefined)[];
}

export const rowPlan = (columns: number, uses: readonly ColumnUse[]): RowPlan => {
  const first = new Int32Array(columns).fill(-1);
  const next = new Int32Array(uses.length).fill(-1);
  for (const [use, { column }] of uses.entries()) {
    next[use] = first[column] ?? -1;
    first[column] = use;
  }
  return {
    columns,
    first,
    next,
    numbers: Int32Array.from(uses, (use) => ('number' in use ? use.number : -1)),
    labels: Int32Array.from(uses, (use) => ('label' in use ? use.label : -1)),
    tables: uses.map((use) => ('label' in use ? use.table : undefined)),
  };
};

export interface Row {
  readonly numbers: Float64Array;
  readonly labels: Int32Array;
}

const readUse = (scan: Scan, plan: RowPlan, row: Row, use: number): void => {
  const table = plan.tables[use];
  if (table === undefined) readNumber(scan, row.numbers, plan.numbers[use] ?? -1);
  else row.labels[plan.labels[use] ?? -1] = readLabel(scan, table);
};

const readField = (scan: Scan, plan: RowPlan, row: Row, column: number): void => {
  let use = plan.first[column] ?? -1;
  if (use < 0) {
    skipField(scan);
    return;
  }
  const start = scan.position;
  readUse(scan, plan, row, use);
  for (use = plan.next[use] ?? -1; use >= 0; use = plan.next[use] ?? -1) {
    scan.position = start;
    readUse(scan, plan, row, use);
  }
};

/** Reads a row from its first byte into the places of the plan. */
export const readRow = (scan: Scan, plan: RowPlan, row: Row): RowOutcome => {
  const lastColumn = plan.columns - 1;
  for (let column = 0; column <= lastColumn; column++) {
    readField(scan, plan, row, column);
    if (scan.position >= scan.end) {
      if (!scan.last) return 'cut';
      if (scan.position > scan.end) return 'broken';
    }
    if (column === lastColumn) break;
    if (scan.bytes[scan.position] !== COMMA) return 'broken';
    scan.position += 1;
  }
  return endRow(scan);
};
