import { endsField, MINUS, POINT, QUOTE, ZERO } from '../../../methods/csv/bytes.ts';
import { readNumberText } from '../../../methods/csv/read-text.ts';
import type { Scan } from '../../../methods/csv/scan.ts';
import { longDecimal } from './long-decimal.ts';

/** Whole numbers up to here and powers of ten up to 10²² are exact, so that one division rounds correctly (Clinger 1990). */
const EXACT = 2 ** 53;
const LARGEST_POWER = 22;
const POWERS = Float64Array.from({ length: LARGEST_POWER + 1 }, (_, exponent) => Number(`1e${exponent}`));
const power = (exponent: number): number => POWERS[exponent] ?? Number.NaN;

/** The field holds something that is no number; finite numbers and NaN, for nothing, are all that is read besides. */
export const NOT_A_NUMBER = Number.POSITIVE_INFINITY;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Nothing, exponents, plus signs, blanks around, NA, and what is no number. */
const oddNumber = (scan: Scan): number => {
  if (endsField(scan.bytes[scan.position])) return Number.NaN;
  const text = readNumberText(scan).trim();
  if (text === '' || text === 'NA') return Number.NaN;
  const value = NUMBER.test(text) ? Number(text) : NOT_A_NUMBER;
  return Number.isFinite(value) ? value : NOT_A_NUMBER;
};

/** Up to 19 digits; leading zeros count as digits. */
const longValue = (bytes: Uint8Array, from: number, to: number, scale: number): number | undefined => {
  let high = 0;
  let low = 0;
  let shift = 1;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0) continue;
    digits += 1;
    if (digits <= 15) {
      high = high * 10 + digit;
    } else {
      low = low * 10 + digit;
      shift *= 10;
    }
  }
  return digits <= 19 ? longDecimal(high, shift, low, power(scale)) : undefined;
};

/** Where digits, with at most one point among them, end that begin at `from`. */
const decimalEnd = (bytes: Uint8Array, from: number): number => {
  let pointSeen = false;
  for (let at = from; ; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) continue;
    if (digit !== POINT - ZERO || pointSeen) return at;
    pointSeen = true;
  }
};

/** The digits and the point in [from, to) as a double; undefined where they are none, or need more than this arithmetic. */
const decimalValue = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  let mantissa = 0;
  let point = to;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit >= 0) mantissa = mantissa * 10 + digit;
    else point = at;
  }
  const scale = point < to ? to - point - 1 : 0;
  if (from === to || (from === point && scale === 0) || scale > LARGEST_POWER) return undefined;
  return mantissa < EXACT ? mantissa / power(scale) : longValue(bytes, from, to, scale);
};

/** A number of more than one digit, or written in another way. */
const readLonger = (scan: Scan, numbers: Float64Array, place: number): void => {
  const { bytes, position: start } = scan;
  const quoted = bytes[start] === QUOTE ? 1 : 0;
  const negative = bytes[start + quoted] === MINUS ? 1 : 0;
  const from = start + quoted + negative;
  const to = decimalEnd(bytes, from);
  const closed = endsField(bytes[to + quoted]) && (quoted === 0 || bytes[to] === QUOTE);
  const value = closed ? decimalValue(bytes, from, to) : undefined;
  if (value === undefined) {
    numbers[place] = oddNumber(scan);
  } else {
    numbers[place] = negative === 1 ? -value : value;
    scan.position = to + quoted;
  }
};

/**
 * Reads a number into `numbers[place]` and stops at what follows the field. Decimal digits are read from the bytes; other forms go
 * through text. Always the double nearest to what is written; NaN where the field is empty or says NA, `NOT_A_NUMBER` where it holds no
 * finite number.
 */
export const readNumber = (scan: Scan, numbers: Float64Array, place: number): void => {
  const { bytes, position } = scan;
  const digit = (bytes[position] ?? 0) - ZERO;
  if (digit >= 0 && digit <= 9 && endsField(bytes[position + 1])) {
    numbers[place] = digit;
    scan.position = position + 1;
  } else {
    readLonger(scan, numbers, place);
  }
};
