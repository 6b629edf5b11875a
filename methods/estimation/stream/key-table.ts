import { EstimationError } from '../estimation-error.ts';

/** Numbers tuples of whole numbers (0 … 2³¹ − 1) from 0 in the order in which they are first met. */
export interface KeyTable {
  /** Numbers in a tuple. */
  readonly width: number;
  /** Tuples met so far, one after the other. */
  readonly keys: number[];
  count: number;
  /** Open addressing: 1 + the tuple's number, 0 where free; a power of two long, at most half full. */
  places: Int32Array;
  /** The tuple asked for last: rows of one PSU follow each other in most files. */
  last: number;
}

export const emptyKeyTable = (width: number): KeyTable => {
  if (!(Number.isSafeInteger(width) && width > 0))
    throw new EstimationError('wrong-shape', `A key has at least one part, not ${width}.`);
  return { width, keys: [], count: 0, places: new Int32Array(64), last: 0 };
};

/** Numbers given one after the other must not fall into neighbouring places. */
const hashOf = (key: ArrayLike<number>, from: number, width: number): number => {
  let hash = 0;
  for (let at = 0; at < width; at++) {
    hash = Math.imul(hash ^ (key[from + at] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
};

const isAt = ({ keys, width }: KeyTable, index: number, key: ArrayLike<number>): boolean => {
  const from = index * width;
  for (let part = 0; part < width; part++) if (keys[from + part] !== key[part]) return false;
  return true;
};

const grow = (table: KeyTable): void => {
  const places = new Int32Array(2 * table.places.length);
  const mask = places.length - 1;
  for (let index = 0; index < table.count; index++) {
    let place = hashOf(table.keys, index * table.width, table.width) & mask;
    for (let probe = 0; probe < mask && places[place] !== 0; probe++) place = (place + 1) & mask;
    places[place] = index + 1;
  }
  table.places = places;
};

const find = (table: KeyTable, key: ArrayLike<number>): number => {
  const mask = table.places.length - 1;
  let place = hashOf(key, 0, table.width) & mask;
  for (let probe = 0; probe < mask; probe++) {
    const found = (table.places[place] ?? 0) - 1;
    if (found < 0) break;
    if (isAt(table, found, key)) return found;
    place = (place + 1) & mask;
  }
  for (let part = 0; part < table.width; part++) table.keys.push(key[part] ?? 0);
  table.count += 1;
  table.places[place] = table.count;
  if (2 * table.count > table.places.length) grow(table);
  return table.count - 1;
};

/** The tuple's number; a new tuple gets the next one, `count` before the call. */
export const keyIndex = (table: KeyTable, key: ArrayLike<number>): number => {
  if (!isAt(table, table.last, key)) table.last = find(table, key);
  return table.last;
};
