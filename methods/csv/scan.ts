import { LINE_FEED } from './bytes.ts';

/** A file seen through a window that moves over it: memory does not depend on the file's size. */
export interface Scan {
  /** `bytes[end]` is always a line feed, so that a loop to the next separator needs no other bound. */
  bytes: Uint8Array;
  position: number;
  end: number;
  /** Nothing follows after `end`. */
  last: boolean;
  readonly read: (target: Uint8Array) => number;
  readonly close: () => void;
}

/** A row longer than this is a quote that nobody closed. */
export const LONGEST_ROW = 2 ** 24;

/** Small enough to stay in the processor's cache between reading and looking. */
const WINDOW = 2 ** 18;

/** Reads behind what is there; false at the file's end. */
const fill = (scan: Scan): boolean => {
  const count = scan.read(scan.bytes.subarray(scan.end, scan.bytes.length - 1));
  scan.end += count;
  scan.bytes[scan.end] = LINE_FEED;
  scan.last = count === 0;
  return count > 0;
};

/**
 * Moves the window so that it begins at `from` (a row's first byte) and reads on.
 * @returns false when the window is as long as a row may be, and nothing was read
 */
export const readOn = (scan: Scan, from: number): boolean => {
  const kept = scan.end - from;
  if (kept >= LONGEST_ROW) return false;
  const room = kept > scan.bytes.length / 2 ? new Uint8Array(2 * scan.bytes.length) : scan.bytes;
  room.set(scan.bytes.subarray(from, scan.end));
  scan.bytes = room;
  scan.position = 0;
  scan.end = kept;
  fill(scan);
  return true;
};

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Fills the window and stands at the first byte after a byte order mark.
 * @param source `read` puts the next bytes at the beginning of its argument and says how many; 0 at the end
 * @param window bytes held at once; tests make it small
 */
export const startScan = ({ read, close }: Pick<Scan, 'read' | 'close'>, window = WINDOW): Scan => {
  const scan: Scan = { bytes: new Uint8Array(window), position: 0, end: 0, last: false, read, close };
  while (scan.end < window - 1 && fill(scan));
  if (BYTE_ORDER_MARK.every((byte, at) => scan.bytes[at] === byte)) scan.position = BYTE_ORDER_MARK.length;
  return scan;
};
