import { EstimationError } from '../estimation-error.ts';
import { COLUMN_HEAD, HEAD, KINDS } from './packed-columns.ts';

/** Reads packed columns in the order in which they were written. */
export interface ColumnReader {
  readonly doubles: () => Float64Array;
  /** Whole numbers of any width. */
  readonly whole: () => Uint32Array;
  readonly texts: () => readonly string[];
  /** To be called last. */
  readonly finish: () => void;
}

interface ColumnHead {
  readonly kind: number;
  readonly count: number;
}

const readWhole = (view: DataView, kind: number, at: number): number => {
  if (kind === KINDS.byte) return view.getUint8(at);
  return kind === KINDS.short ? view.getUint16(at, true) : view.getUint32(at, true);
};

const readText = (view: DataView, from: number, length: number): string => {
  const parts: string[] = [];
  for (let unit = 0; unit < length; unit++)
    parts.push(String.fromCharCode(view.getUint16(from + 2 * unit, true)));
  return parts.join('');
};

/** @throws EstimationError `unknown-layout` where the bytes are not what `packColumns` wrote with this layout */
export const readColumns = (bytes: Uint8Array, layout: number): ColumnReader => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  /** Where the next bytes begin. */
  const take = (size: number): number => {
    if (at + size > bytes.length)
      throw new EstimationError(
        'unknown-layout',
        `Columns of layout ${layout} end after ${bytes.length} bytes.`,
      );
    at += size;
    return at - size;
  };
  const head = (...kinds: readonly number[]): ColumnHead => {
    const from = take(COLUMN_HEAD);
    const kind = view.getUint8(from);
    if (!kinds.includes(kind))
      throw new EstimationError(
        'unknown-layout',
        `A column of kind ${kind} is not one of ${kinds.join(', ')}.`,
      );
    return { kind, count: view.getUint32(from + 1, true) };
  };
  const found = view.getUint32(take(HEAD), true);
  if (found !== layout) throw new EstimationError('unknown-layout', `Layout ${found} is not ${layout}.`);
  return {
    doubles: () => {
      const { count } = head(KINDS.doubles);
      const from = take(8 * count);
      return Float64Array.from({ length: count }, (_, row) => view.getFloat64(from + 8 * row, true));
    },
    whole: () => {
      const { kind, count } = head(KINDS.byte, KINDS.short, KINDS.word);
      const from = take(kind * count);
      return Uint32Array.from({ length: count }, (_, row) => readWhole(view, kind, from + kind * row));
    },
    texts: () =>
      Array.from({ length: head(KINDS.texts).count }, () => {
        const length = view.getUint32(take(4), true);
        return readText(view, take(2 * length), length);
      }),
    finish: () => {
      if (at !== bytes.length)
        throw new EstimationError(
          'unknown-layout',
          `Layout ${layout} has ${bytes.length - at} bytes too many.`,
        );
    },
  };
};
