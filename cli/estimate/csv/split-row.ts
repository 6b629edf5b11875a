import { CARRIAGE_RETURN, COMMA, LINE_FEED } from './bytes.ts';
import { type FieldBytes, readFieldBytes } from './read-text.ts';
import type { Scan } from './scan.ts';

/** All fields of a row, and what is wrong with its quotes: for the header, and to explain a row that could not be read. */
export interface SplitRow {
  readonly fields: readonly FieldBytes[];
  readonly fault?: string;
  /** The row reaches the window's end. */
  readonly cut: boolean;
}

/** Reads the row that begins here and stands at what ends it. */
export const splitRow = (scan: Scan): SplitRow => {
  const fields: FieldBytes[] = [];
  for (;;) {
    fields.push(readFieldBytes(scan));
    const cut = scan.position >= scan.end && !scan.last;
    if (scan.position > scan.end) return { fields, cut, fault: 'a quote is opened here and never closed' };
    const byte = scan.bytes[scan.position];
    if (cut || byte === LINE_FEED || byte === CARRIAGE_RETURN) return { fields, cut };
    if (byte !== COMMA) return { fields, cut, fault: 'text follows the closing quote' };
    scan.position += 1;
  }
};
