import { endsField, QUOTE } from './bytes.ts';
import { HASH_START, hashedWith, type LabelTable, labelOf } from './label-table.ts';
import { readFieldBytes } from './read-text.ts';
import type { Scan } from './scan.ts';

/** The field reaches the window's end, so that its row is not complete. */
export const CUT_OFF = -2;

const readQuotedLabel = (scan: Scan, table: LabelTable): number => {
  const { bytes, from, to } = readFieldBytes(scan);
  if (scan.position >= scan.end && !scan.last) return CUT_OFF;
  let hash = HASH_START;
  for (let at = from; at < to; at++) hash = hashedWith(hash, bytes[at] ?? 0);
  return labelOf(table, bytes, from, to, hash);
};

/**
 * Reads a category and stops at what follows the field; `A` and `"A"` are one value.
 * @returns the value's number in the table, `NO_TEXT` or `CUT_OFF`
 */
export const readLabel = (scan: Scan, table: LabelTable): number => {
  const { bytes, position: from } = scan;
  if (bytes[from] === QUOTE) return readQuotedLabel(scan, table);
  let hash = HASH_START;
  let to = from;
  while (!endsField(bytes[to])) {
    hash = hashedWith(hash, bytes[to] ?? 0);
    to += 1;
  }
  scan.position = to;
  if (to >= scan.end && !scan.last) return CUT_OFF;
  return labelOf(table, bytes, from, to, hash);
};
