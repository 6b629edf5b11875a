/** Gathers the rows of a sheet from its markup: ECMA-376 part 1, 18.3.1. Cells that say nothing are left out. */
import { mostColumns, placeOf } from './cell-place.ts';
import { type CellSurroundings, cellText, type MarkedCell } from './cell-text.ts';
import type { Cell, Row } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';
import { readXml } from './xml-events.ts';

/** The choices of a country are 50,000 rows of ten cells. */
const mostCells = 2_000_000;
/** Excel's own limit. */
const longestText = 32_767;

type OpenCell = { -readonly [Key in keyof MarkedCell]: MarkedCell[Key] } & { readonly column: number };

const readCell = (cell: OpenCell, surroundings: CellSurroundings): Cell | undefined => {
  const text = cellText(cell, surroundings);
  const { column } = cell;
  if (typeof text !== 'string') return { column, text: '', fault: text };
  // A line may end as Windows, old Macintoshes or the rest of the world end it.
  const plain = text.replaceAll(/\r\n?/g, '\n').trim();
  if (plain === '') return undefined;
  return { column, text: plain, ...(cell.isFormula ? { isFormula: true } : {}) };
};

export const readSheet = (
  part: string,
  markup: string,
  surroundings: CellSurroundings,
): { readonly rows: readonly Row[]; readonly merged: readonly string[] } => {
  const rows: Row[] = [];
  const merged: string[] = [];
  let row = 0;
  let next = 0;
  let cells: Cell[] = [];
  let all = 0;
  let cell: OpenCell | undefined;
  let taking = false;
  let phonetic = false;

  const openRow = (number: string | undefined): void => {
    const wanted = number === undefined ? row + 1 : Number(number);
    if (!Number.isInteger(wanted) || wanted <= row) throw new WorkbookError('damaged', part);
    row = wanted;
    next = 0;
    cells = [];
  };
  const openCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void => {
    const column = r === undefined ? next : placeOf(r)?.column;
    if (column === undefined || column < next || column >= mostColumns || row === 0) {
      throw new WorkbookError('damaged', part);
    }
    next = column + 1;
    cell = { type: t, style: Number(s), value: undefined, isFormula: false, column };
  };
  const openInCell = (inside: OpenCell, name: string): void => {
    if (name === 'f') inside.isFormula = true;
    taking = name === 'v' || (name === 't' && !phonetic);
    if (taking) inside.value ??= '';
  };
  const closeCell = (closed: OpenCell): void => {
    cell = undefined;
    const read = readCell(closed, surroundings);
    if (read === undefined) return;
    all += 1;
    if (all > mostCells || read.text.length > longestText) throw new WorkbookError('too-large', part);
    cells.push(read);
  };

  readXml(part, markup, {
    open: (name, attributes) => {
      if (name === 'c') openCell(attributes);
      else if (name === 'row') openRow(attributes['r']);
      else if (name === 'rPh') phonetic = true;
      else if (name === 'mergeCell' && merged.length < mostCells) merged.push(attributes['ref'] ?? '');
      else if (cell !== undefined) openInCell(cell, name);
    },
    text: (text) => {
      if (taking && cell !== undefined) cell.value = `${cell.value ?? ''}${text}`;
    },
    close: (name) => {
      taking = false;
      if (name === 'c' && cell !== undefined) closeCell(cell);
      else if (name === 'row' && cells.length > 0) rows.push({ row, cells });
      else if (name === 'rPh') phonetic = false;
    },
  });
  return { rows, merged };
};
