import { CARRIAGE_RETURN, COMMA, LINE_FEED } from './bytes.ts';
import { type FieldBytes, readFieldBytes } from './read-text.ts';
import type { Scan } from './scan.ts';

/** What can be wrong with the quotes of a row. */
export type QuoteFault = 'quote-open' | 'text-after-quote';

export const quoteFaults: Readonly<Record<QuoteFault, string>> = {
  'quote-open': 'a quote is opened here and never closed',
  'text-after-quote': 'text follows the closing quote',
};

/** All fields of a row, and what is wrong with its quotes: for the header, and to explain a row that could not be read. */
export interface SplitRow {
  readonly fields: readonly FieldBytes[];
  readonly fault?: QuoteFault;
  /** The row reaches the window's end. */
  readonly cut: boolean;
}

/** Reads the row that begins here and stands at what ends it. */
export const splitRow = (scan: Scan): SplitRow => {
  const fields: FieldBytes[] = [];
  for (;;) {
    fields.push(readFieldBytes(scan));
    const cut = scan.position >= scan.end && !scan.last;
    if (scan.position > scan.end) return { fields, cut, fault: 'quote-open' };
    const byte = scan.bytes[scan.position];
    if (cut || byte === LINE_FEED || byte === CARRIAGE_RETURN) return { fields, cut };
    if (byte !== COMMA) return { fields, cut, fault: 'text-after-quote' };
    scan.position += 1;
  }
};
