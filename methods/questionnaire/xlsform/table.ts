/** A sheet as rows under the names of its columns. */
import type { Cell, Sheet } from '../workbook/workbook.ts';
import { type Header, headerOf } from './headers.ts';
import { guessedTag, tagOf } from './language.ts';
import type { Spot, Tell } from './problem.ts';

export interface Column extends Header {
  readonly at: number;
  readonly header: string;
  /** The tag of its language; absent where the header names none. */
  readonly tag?: string;
}

export interface TableRow {
  readonly row: number;
  /** What stands under a column; nothing where the cell is empty. */
  readonly cell: (column: Column) => Cell | undefined;
  readonly spot: (column?: Column) => Spot;
}

export interface Table {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

const tellCell = (cell: Cell, spot: Spot, tell: Tell): void => {
  if (cell.fault !== undefined) tell('error', spot, 'unreadable-cell', cell.fault.en, cell.fault.zh);
  if (cell.isFormula) {
    tell(
      'note',
      spot,
      'formula',
      `the cell is a formula; its last result is taken: ${cell.text}`,
      `单元格是公式，取其上次结果：${cell.text}`,
    );
  }
};

const readColumns = (sheet: Sheet, cells: readonly Cell[], row: number, tell: Tell): readonly Column[] => {
  const seen = new Map<string, Column>();
  const columns: Column[] = [];
  for (const cell of cells) {
    const spot = { sheet: sheet.name, row, column: cell.column };
    tellCell(cell, spot, tell);
    const header = headerOf(cell.text);
    const { language } = header;
    const tag = language === undefined ? {} : { tag: tagOf(language) };
    const column: Column = { ...header, ...tag, at: cell.column, header: cell.text };
    const key = JSON.stringify([header.key, column.tag]);
    if (seen.has(key)) {
      tell('error', spot, 'duplicate-column', `there are two columns “${cell.text}”`, `有两列“${cell.text}”`);
    } else {
      seen.set(key, column);
      columns.push(column);
    }
  }
  return columns;
};

/** The first row that holds something names the columns. */
export const readTable = (sheet: Sheet, tell: Tell): Table => {
  const [first, ...others] = sheet.rows;
  const headerRow = first?.row ?? 1;
  const columns = readColumns(sheet, first?.cells ?? [], headerRow, tell);
  const known = new Set((first?.cells ?? []).map(({ column }) => column));
  for (const range of sheet.merged) {
    tell(
      'error',
      { sheet: sheet.name },
      'merged-cells',
      `the cells ${range} are merged; unmerge them and fill each one`,
      `单元格${range}已合并，请取消合并并逐格填写`,
    );
  }
  const rows = others.map(({ row, cells }): TableRow => {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    for (const cell of cells) {
      const spot = { sheet: sheet.name, row, column: cell.column };
      if (known.has(cell.column)) tellCell(cell, spot, tell);
      else
        tell('ignored', spot, 'no-header', 'no header says what this cell means', '该单元格所在列没有列名');
    }
    return {
      row,
      cell: ({ at }) => byColumn.get(at),
      spot: (column) => ({ sheet: sheet.name, row, column: column?.at }),
    };
  });
  return { sheet: sheet.name, headerRow, columns, rows };
};

export const columnOf = (table: Table, key: string): Column | undefined =>
  table.columns.find((column) => column.key === key);

/** What stands in a row under a key; empty where nothing does. */
export const textAt = (table: Table, row: TableRow, key: string): string => {
  const column = columnOf(table, key);
  return column === undefined ? '' : (row.cell(column)?.text ?? '');
};

export const spotAt = (table: Table, row: TableRow, key: string): Spot => row.spot(columnOf(table, key));

/** The languages of the form: the default first, then in the order of the columns. */
export const languagesOf = (
  tables: readonly Table[],
  defaultLanguage: string,
): readonly [string, ...string[]] => {
  const labels = tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.key === 'label' ? [{ table, column }] : [])),
  );
  // The sheet that comes first says it: a list of choices without languages is in that of the questions.
  const [plain] = labels.filter(({ table, column }) => table === tables[0] && column.tag === undefined);
  const [inOrder] = labels.flatMap(({ column }) => column.tag ?? []);
  const texts = (plain?.table.rows ?? []).map((row) =>
    plain === undefined ? '' : (row.cell(plain.column)?.text ?? ''),
  );
  const first =
    defaultLanguage !== '' && defaultLanguage !== 'default'
      ? tagOf(defaultLanguage)
      : plain === undefined && inOrder !== undefined
        ? inOrder
        : guessedTag(texts);
  const others = labels.flatMap(({ column }) =>
    column.tag === undefined || column.tag === first ? [] : [column.tag],
  );
  return [first, ...new Set(others)];
};
