/** The rows of a sheet, piece by piece: whoever takes them slowly slows the reading, so that few are in memory. */
import type { Wording } from '../../refusals.ts';
import { type ListListener, type ListRow, underColumns } from '../list-row.ts';
import { letters } from './cell-reference.ts';
import type { Sheet } from './choose-sheet.ts';
import { mergedProblems } from './merged-cells.ts';
import type { Workbook } from './open-workbook.ts';
import { type SheetRow, sheetEvents } from './sheet-events.ts';
import { xmlEvents } from './xml-events.ts';

/** The first row that holds something names the columns. Merged cells are told at the end, where the sheet names them. */
export async function* readSheet(
  workbook: Workbook,
  sheet: Sheet,
  listener: ListListener,
): AsyncGenerator<ListRow> {
  let names: readonly string[] = [];
  let header = 0;
  let last = 0;
  const listRow = underColumns((columns) => {
    names = columns;
    listener.columns?.(columns);
  });
  const merged: string[] = [];
  for await (const rows of rowsOf(workbook, sheet, merged)) {
    for (const { row, values, faultAt } of rows) {
      const before = names;
      const found = listRow(row, values, faultAt);
      if (found !== undefined) {
        last = row;
        yield found;
      } else if (before !== names) {
        header = row;
        last = row;
        tellFaults(row, faultAt, listener);
      }
    }
  }
  for (const problem of mergedProblems(merged, { names, header, last })) {
    listener.problem?.(problem);
  }
}

/** Whether any cell of a sheet shows something. */
export const hasContent = async (workbook: Workbook, sheet: Sheet): Promise<boolean> => {
  for await (const rows of rowsOf(workbook, sheet, [])) {
    if (rows.some(({ values, faultAt }) => faultAt !== undefined || values.some((value) => value !== ''))) {
      return true;
    }
  }
  return false;
};

/** All rows that a piece of the markup completes; `merged` takes the ranges of cells that are merged. */
async function* rowsOf(
  workbook: Workbook,
  sheet: Sheet,
  merged: string[],
): AsyncGenerator<readonly SheetRow[]> {
  const { events, taken } = sheetEvents(workbook, sheet.path, merged);
  for await (const _piece of xmlEvents(sheet.path, workbook.markup(sheet), events)) {
    yield taken();
  }
}

const tellFaults = (
  row: number,
  faultAt: ReadonlyMap<number, Wording> | undefined,
  listener: ListListener,
): void => {
  for (const [column, reason] of faultAt ?? []) {
    listener.problem?.({ row, column: letters(column), reason });
  }
};
