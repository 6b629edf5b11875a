import { endsField, QUOTE } from './bytes.ts';
import type { Scan } from './scan.ts';

/** A field's bytes and where they are, without the quotes around it. */
export interface FieldBytes {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** The place of the next quote, or of the window's end. */
const nextQuote = ({ bytes, end }: Scan, from: number): number => {
  let at = from;
  while (at < end && bytes[at] !== QUOTE) at += 1;
  return at;
};

/** Bytes [from, to) with each doubled quote made one. */
const withoutDoubledQuotes = (bytes: Uint8Array, from: number, to: number): FieldBytes => {
  const single = new Uint8Array(to - from);
  let length = 0;
  for (let at = from; at < to; at++) {
    single[length++] = bytes[at] ?? 0;
    if (bytes[at] === QUOTE) at += 1;
  }
  return { bytes: single, from: 0, to: length };
};

/**
 * Reads a quoted field and stops after its closing quote; where there is none, past the window's end: more has to be read, or the
 * file is broken.
 */
const readQuotedBytes = (scan: Scan): FieldBytes => {
  const { bytes } = scan;
  const from = scan.position + 1;
  let to = nextQuote(scan, from);
  let doubled = false;
  while (to < scan.end && bytes[to + 1] === QUOTE) {
    doubled = true;
    to = nextQuote(scan, to + 2);
  }
  scan.position = to + 1;
  return doubled ? withoutDoubledQuotes(bytes, from, to) : { bytes, from, to };
};

const readPlainBytes = (scan: Scan): FieldBytes => {
  const { bytes, position: from } = scan;
  let to = from;
  while (!endsField(bytes[to])) to += 1;
  scan.position = to;
  return { bytes, from, to };
};

/** Reads any field and stops at what follows it. */
export const readFieldBytes = (scan: Scan): FieldBytes =>
  scan.bytes[scan.position] === QUOTE ? readQuotedBytes(scan) : readPlainBytes(scan);

/** No double needs more digits (767 and a point, sign and exponent). */
const LONGEST_NUMBER = 800;

/** A field's text, its bytes as Latin-1: for numbers, whose characters are ASCII. */
export const readNumberText = (scan: Scan): string => {
  const { bytes, from, to } = readFieldBytes(scan);
  return to - from > LONGEST_NUMBER ? 'too long' : String.fromCharCode(...bytes.subarray(from, to));
};

export const skipField = (scan: Scan): void => {
  if (scan.bytes[scan.position] === QUOTE) {
    readQuotedBytes(scan);
    return;
  }
  const { bytes } = scan;
  let at = scan.position;
  while (!endsField(bytes[at])) at += 1;
  scan.position = at;
};
