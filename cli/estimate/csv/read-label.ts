import { endsField, QUOTE } from '../../../methods/csv/bytes.ts';
import { readFieldBytes } from '../../../methods/csv/read-text.ts';
import type { Scan } from '../../../methods/csv/scan.ts';
import { endOfRepeat, HASH_START, hashedWith, type LabelTable, labelOf } from './label-table.ts';

/** The field reaches the window's end, so that its row is not complete. */
const CUT_OFF = -2;

const isCutOff = (scan: Scan): boolean => scan.position >= scan.end && !scan.last;

const readQuotedLabel = (scan: Scan, table: LabelTable): number => {
  const repeatEnd = endOfRepeat(table, scan.bytes, scan.position + 1);
  if (repeatEnd >= 0 && scan.bytes[repeatEnd] === QUOTE && endsField(scan.bytes[repeatEnd + 1])) {
    scan.position = repeatEnd + 1;
    return isCutOff(scan) ? CUT_OFF : table.last;
  }
  const { bytes, from, to } = readFieldBytes(scan);
  if (isCutOff(scan)) return CUT_OFF;
  let hash = HASH_START;
  for (let at = from; at < to; at++) hash = hashedWith(hash, bytes[at] ?? 0);
  return labelOf(table, bytes, from, to, hash);
};

const readPlainLabel = (scan: Scan, table: LabelTable): number => {
  const { bytes, position: from } = scan;
  const repeatEnd = endOfRepeat(table, bytes, from);
  if (repeatEnd >= 0 && endsField(bytes[repeatEnd])) {
    scan.position = repeatEnd;
    return isCutOff(scan) ? CUT_OFF : table.last;
  }
  let hash = HASH_START;
  let to = from;
  while (!endsField(bytes[to])) {
    hash = hashedWith(hash, bytes[to] ?? 0);
    to += 1;
  }
  scan.position = to;
  return isCutOff(scan) ? CUT_OFF : labelOf(table, bytes, from, to, hash);
};

/**
 * Reads a category and stops at what follows the field; `A` and `"A"` are one value.
 * @returns the value's number in the table, `NO_TEXT` or `CUT_OFF`
 */
export const readLabel = (scan: Scan, table: LabelTable): number =>
  scan.bytes[scan.position] === QUOTE ? readQuotedLabel(scan, table) : readPlainLabel(scan, table);
