import { CARRIAGE_RETURN, LINE_FEED } from './bytes.ts';
import type { Scan } from './scan.ts';

/**
 * `read`: a whole row; `cut`: it reaches the window's end, so that more has to be read and the row begun again; `broken`: its fields are
 * not those of the header, or a quote is wrong.
 */
export type RowOutcome = 'read' | 'cut' | 'broken';

/** From what ends a row to the next row's first byte. */
export const endRow = (scan: Scan): RowOutcome => {
  const byte = scan.bytes[scan.position];
  if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) return 'broken';
  if (byte === CARRIAGE_RETURN && scan.position + 1 >= scan.end && !scan.last) return 'cut';
  const pair = byte === CARRIAGE_RETURN && scan.bytes[scan.position + 1] === LINE_FEED;
  scan.position = Math.min(scan.position + (pair ? 2 : 1), scan.end);
  return 'read';
};

/** Stands at an empty line? Then goes past it; empty lines are no rows. */
export const skipEmptyLine = (scan: Scan): RowOutcome | 'not-empty' => {
  const byte = scan.bytes[scan.position];
  return byte === LINE_FEED || byte === CARRIAGE_RETURN ? endRow(scan) : 'not-empty';
};
