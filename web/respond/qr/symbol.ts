import { codewordsOf } from './codewords.ts';
import type { Modules } from './modules.ts';
import { penaltyOf } from './penalty.ts';

type Draft = (boolean | undefined)[][];

/** §7.8.2, in the order of their numbers; row and column from the upper left. */
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The level (M is 00) and the mask with their BCH code, masked so that they are never all light (§7.9). */
export const formatBits = (level: number, mask: number): string => {
  const data = level * 8 + mask;
  let remainder = data << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if (remainder & (1 << bit)) remainder ^= 0x537 << (bit - 10);
  return (((data << 10) | remainder) ^ 0x5412).toString(2).padStart(15, '0');
};

const put = (draft: Draft, row: number, column: number, dark: boolean): void => {
  const line = draft[row];
  if (line && column >= 0 && column < line.length) line[column] = dark;
};

/** Concentric squares: a finder with its light border reaches 4 from its centre, an alignment pattern 2. */
const putSquares = (
  draft: Draft,
  row: number,
  column: number,
  reach: number,
  light: readonly number[],
): void => {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(right));
      put(draft, row + down, column + right, !light.includes(ring));
    }
  }
};

const putFormat = (draft: Draft, format: string): void => {
  const last = draft.length - 1;
  const dark = (at: number): boolean => format[at] === '1';
  for (let at = 0; at < 15; at += 1) {
    // Around the upper left finder, past the timing patterns.
    if (at < 8) put(draft, 8, at < 6 ? at : at + 1, dark(at));
    else put(draft, at === 8 ? 7 : 14 - at, 8, dark(at));
    // Below the upper right and beside the lower left finder.
    if (at < 7) put(draft, last - at, 8, dark(at));
    else put(draft, 8, last - 14 + at, dark(at));
  }
  put(draft, last - 7, 8, true);
};

/** Finders, timing and alignment patterns, and the room for the format. */
const frameOf = (version: number): Draft => {
  const side = 17 + 4 * version;
  const draft: Draft = Array.from({ length: side }, () => Array.from({ length: side }, () => undefined));
  if (version > 1) putSquares(draft, side - 7, side - 7, 2, [1]);
  for (let at = 0; at < side; at += 1) {
    put(draft, 6, at, at % 2 === 0);
    put(draft, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, side - 4],
    [side - 4, 3],
  ] as const) {
    putSquares(draft, row, column, 4, [2, 4]);
  }
  putFormat(draft, '0'.repeat(15));
  return draft;
};

/** The places that are left, in pairs of columns from the right, upwards and downwards by turns (§7.7.3). */
const places = (frame: Draft): readonly (readonly [number, number])[] => {
  const side = frame.length;
  const found: (readonly [number, number])[] = [];
  let upwards = true;
  for (let right = side - 1; right > 0; right -= 2) {
    // The vertical timing pattern takes a column of its own.
    if (right === 6) right = 5;
    for (let step = 0; step < side; step += 1) {
      const row = upwards ? side - 1 - step : step;
      for (const column of [right, right - 1])
        if (frame[row]?.[column] === undefined) found.push([row, column]);
    }
    upwards = !upwards;
  }
  return found;
};

const drawn = (version: number, codewords: readonly number[], mask: number): Modules => {
  const frame = frameOf(version);
  const bits = codewords.map((codeword) => codeword.toString(2).padStart(8, '0')).join('');
  places(frame).forEach(([row, column], at) => {
    put(frame, row, column, (bits[at] === '1') !== (masks[mask]?.(row, column) ?? false));
  });
  putFormat(frame, formatBits(0, mask));
  return frame.map((row) => row.map((dark) => dark === true));
};

/**
 * The QR code of a text (ISO/IEC 18004, level M: it is read with 15 % of it covered), with the mask that readers see best.
 * @throws RangeError for a text that is longer than any receipt
 */
export const symbolOf = (text: string): Modules => {
  const { size, codewords } = codewordsOf(text);
  const drawings = masks.map((_, mask) => drawn(size.version, codewords, mask));
  const [first, ...others] = drawings;
  if (!first) return [];
  return others.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best), first);
};
