/**
 * Decimals of more digits than a double holds, such as 26.954177897574124, made without a string. The digits are two exact
 * doubles; dividing them leaves an error that is known, and where that could move the last bit there is no answer.
 */

/** Splits a double in halves of 26 bits, whose products are exact (Dekker 1971). */
const SPLITTER = 2 ** 27 + 1;

/** a·b − fl(a·b), exactly. */
const productError = (a: number, b: number, product: number): number => {
  const aHigh = SPLITTER * a - (SPLITTER * a - a);
  const bHigh = SPLITTER * b - (SPLITTER * b - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
};

/** a + b − fl(a + b), exactly (Knuth). */
const sumError = (a: number, b: number, sum: number): number => {
  const part = sum - a;
  return a - (sum - part) + (b - part);
};

/** What the quotient's second half may be wrong by, relative to itself. */
const DOUBT = 2 ** -48;

/**
 * (high·shift + low)/scale, correctly rounded.
 * @param high below 2⁵³; shift and scale are powers of ten up to 10²², low below shift ≤ 10⁶
 * @returns undefined where this arithmetic cannot tell which of two neighbours is nearer
 */
export const longDecimal = (high: number, shift: number, low: number, scale: number): number | undefined => {
  const shifted = high * shift;
  const head = shifted + low;
  const tail = productError(high, shift, shifted) + sumError(shifted, low, head);
  const quotient = head / scale;
  const product = quotient * scale;
  const remainder = head - product - productError(quotient, scale, product);
  const rest = (remainder + tail) / scale;
  const value = quotient + rest * (1 - DOUBT);
  return value === quotient + rest * (1 + DOUBT) ? value : undefined;
};
