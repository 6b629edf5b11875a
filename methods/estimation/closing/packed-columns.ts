import { EstimationError } from '../estimation-error.ts';

/**
 * Columns one after another as bytes, for storage: [layout, then for each column its kind, its length and its values], little-endian
 * whatever the machine. Doubles are IEEE 754 with nothing rounded; whole numbers take 1, 2 or 4 bytes, as the largest needs; texts are
 * UTF-16. Equal columns give equal bytes.
 */
export type PackedColumn =
  | { readonly kind: 'doubles'; readonly values: Numbers }
  /** From 0 to 2³² − 1. */
  | { readonly kind: 'whole'; readonly values: Numbers }
  | { readonly kind: 'texts'; readonly values: readonly string[] };

export type Numbers = readonly number[] | Float64Array | Int32Array | Uint32Array;

/** The kind of a column as stored: bytes a value, or texts. */
export const KINDS = { doubles: 8, byte: 1, short: 2, word: 4, texts: 16 } as const;

/** Bytes before the first column, and before the values of each. */
export const HEAD = 4;
export const COLUMN_HEAD = 5;

const largestOf = (values: Numbers): number => {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
};

const codeOf = (column: PackedColumn): number => {
  if (column.kind !== 'whole') return KINDS[column.kind];
  const largest = largestOf(column.values);
  return largest < 256 ? KINDS.byte : largest < 65_536 ? KINDS.short : KINDS.word;
};

const textUnits = (values: readonly string[]): number =>
  values.reduce((units, text) => units + 2 + text.length, 0);

const sizeOf = (column: PackedColumn): number =>
  COLUMN_HEAD +
  (column.kind === 'texts' ? 2 * textUnits(column.values) : codeOf(column) * column.values.length);

const checkWhole = (value: number): number => {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new EstimationError('not-a-number', `${value} is no whole number from 0 to 2³² − 1.`);
};

const writeNumber = (view: DataView, code: number, at: number, value: number): void => {
  if (code === KINDS.doubles) view.setFloat64(at, value, true);
  else if (code === KINDS.byte) view.setUint8(at, checkWhole(value));
  else if (code === KINDS.short) view.setUint16(at, checkWhole(value), true);
  else view.setUint32(at, checkWhole(value), true);
};

const writeTexts = (view: DataView, from: number, values: readonly string[]): void => {
  let at = from;
  for (const text of values) {
    view.setUint32(at, text.length, true);
    at += 4;
    for (let unit = 0; unit < text.length; unit++, at += 2) view.setUint16(at, text.charCodeAt(unit), true);
  }
};

const writeColumn = (view: DataView, from: number, column: PackedColumn): void => {
  const code = codeOf(column);
  view.setUint8(from, code);
  view.setUint32(from + 1, column.values.length, true);
  const first = from + COLUMN_HEAD;
  if (column.kind === 'texts') writeTexts(view, first, column.values);
  else
    for (let row = 0; row < column.values.length; row++)
      writeNumber(view, code, first + row * code, column.values[row] ?? Number.NaN);
};

export const packColumns = (layout: number, columns: readonly PackedColumn[]): Uint8Array => {
  const bytes = new Uint8Array(columns.reduce((size, column) => size + sizeOf(column), HEAD));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, layout, true);
  let at = HEAD;
  for (const column of columns) {
    writeColumn(view, at, column);
    at += sizeOf(column);
  }
  return bytes;
};
