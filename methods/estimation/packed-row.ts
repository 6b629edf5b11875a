import { EstimationError } from './estimation-error.ts';
import { entry } from './packed-triangle.ts';

/**
 * Moments as one row of doubles, for storage: [layout, columns, scalars…, arrays…]. The layout number says what it is and in which
 * version; a layout that this code does not write is refused. Nothing is rounded, and equal moments give equal bytes.
 */
export const LAYOUTS = { listSums: 101, village: 201, stratumPart: 301, area: 401 } as const;

export type Layout = keyof typeof LAYOUTS;

export const packedRow = (
  layout: Layout,
  columns: number,
  scalars: readonly number[],
  arrays: readonly Float64Array[],
): Float64Array => {
  const head = [LAYOUTS[layout], columns, ...scalars];
  const row = new Float64Array(arrays.reduce((length, array) => length + array.length, head.length));
  row.set(head);
  let at = head.length;
  for (const array of arrays) {
    row.set(array, at);
    at += array.length;
  }
  return row;
};

/** Reads a packed row from front to back. */
export interface RowReader {
  readonly columns: number;
  readonly scalar: () => number;
  readonly array: (length: number) => Float64Array;
  /** To be called last: a row of another length than its layout says is refused. */
  readonly finish: () => void;
}

export const readRow = (row: Float64Array, layout: Layout): RowReader => {
  if (row[0] !== LAYOUTS[layout])
    throw new EstimationError('unknown-layout', `Layout ${row[0]} is not ${LAYOUTS[layout]} (${layout}).`);
  const columns = row[1] ?? 0;
  if (!(Number.isSafeInteger(columns) && columns >= 0 && columns % 2 === 0))
    throw new EstimationError('unknown-layout', `A row of ${columns} columns cannot be.`);
  let at = 2;
  const need = (length: number): void => {
    if (at + length > row.length)
      throw new EstimationError(
        'unknown-layout',
        `A row of layout ${layout} ends after ${row.length} doubles.`,
      );
  };
  return {
    columns,
    scalar: () => {
      need(1);
      at += 1;
      return entry(row, at - 1);
    },
    array: (length) => {
      need(length);
      at += length;
      return row.slice(at - length, at);
    },
    finish: () => {
      if (at !== row.length)
        throw new EstimationError(
          'unknown-layout',
          `A row of layout ${layout} has ${row.length - at} doubles too many.`,
        );
    },
  };
};

/** Little-endian IEEE 754, whatever the machine. */
export const toBytes = (row: Float64Array): Uint8Array => {
  const bytes = new Uint8Array(row.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of row.entries()) view.setFloat64(index * 8, value, true);
  return bytes;
};

export const fromBytes = (bytes: Uint8Array): Float64Array => {
  if (bytes.length % 8 !== 0)
    throw new EstimationError('unknown-layout', `${bytes.length} bytes are no row of doubles.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length / 8 }, (_, index) => view.getFloat64(index * 8, true));
};
