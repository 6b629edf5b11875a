/** Gathers rows from the markup of a sheet: ECMA-376 part 1, 18.3.1. */
import type { Wording } from '../../refusals.ts';
import { mostColumns, mostRows, placeOf } from './cell-reference.ts';
import { cellText, type SheetCell } from './cell-text.ts';
import { damaged } from './damaged.ts';
import type { Workbook } from './open-workbook.ts';
import type { XmlEvents } from './xml-events.ts';

export interface SheetRow {
  readonly row: number;
  readonly values: readonly string[];
  /** By column, from 0: why a cell cannot be read. Absent where all can. */
  readonly faultAt: ReadonlyMap<number, Wording> | undefined;
}

type OpenCell = { -readonly [Key in keyof SheetCell]: SheetCell[Key] } & { readonly column: number };

export const sheetEvents = (
  { texts, isDate }: Pick<Workbook, 'texts' | 'isDate'>,
  part: string,
  merged: string[],
): { readonly events: XmlEvents; readonly taken: () => readonly SheetRow[] } => {
  let complete: SheetRow[] = [];
  let row = 0;
  let values: string[] = [];
  let faultAt: Map<number, Wording> | undefined;
  let cell: OpenCell | undefined;
  let taking = false;
  let phonetic = false;

  const openRow = (number: string | undefined): void => {
    const next = number === undefined ? row + 1 : Number(number);
    if (!Number.isInteger(next) || next <= row || next > mostRows) {
      throw damaged(part);
    }
    row = next;
    values = [];
    faultAt = undefined;
  };

  const openCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void => {
    const column = r === undefined ? values.length : placeOf(r)?.column;
    if (column === undefined || column >= mostColumns || row === 0) {
      throw damaged(part);
    }
    cell = { type: t, style: Number(s), value: undefined, isFormula: false, column };
  };

  const openInCell = (inside: OpenCell, name: string): void => {
    if (name === 'f') {
      inside.isFormula = true;
    }
    taking = name === 'v' || (name === 't' && !phonetic);
    if (taking) {
      inside.value ??= '';
    }
  };

  const closeCell = (closed: OpenCell): void => {
    while (values.length <= closed.column) {
      values.push('');
    }
    const text = cellText(closed, texts, isDate);
    if (typeof text === 'string') {
      values[closed.column] = text;
    } else {
      faultAt = (faultAt ?? new Map<number, Wording>()).set(closed.column, text);
    }
    cell = undefined;
  };

  const events: XmlEvents = {
    open: (name, attributes) => {
      if (name === 'c') {
        openCell(attributes);
      } else if (name === 'row') {
        openRow(attributes['r']);
      } else if (name === 'rPh') {
        phonetic = true;
      } else if (name === 'mergeCell' && merged.length < mostRows) {
        merged.push(attributes['ref'] ?? '');
      } else if (cell !== undefined) {
        openInCell(cell, name);
      }
    },
    text: (text) => {
      if (taking && cell !== undefined) {
        cell.value = `${cell.value ?? ''}${text}`;
      }
    },
    close: (name) => {
      if (name === 'c' && cell !== undefined) {
        closeCell(cell);
      } else if (name === 'row') {
        complete.push({ row, values, faultAt });
      } else if (name === 'rPh') {
        phonetic = false;
      }
      taking = false;
    },
  };
  return {
    events,
    taken: () => {
      const rows = complete;
      complete = [];
      return rows;
    },
  };
};
