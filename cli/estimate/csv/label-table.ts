import { endsField, QUOTE } from '../../../methods/csv/bytes.ts';

/** The distinct values of a category column, numbered as they are met. Compared byte by byte; text is made once a value. */
export interface LabelTable {
  readonly texts: string[];
  /** By value: its place among the values wanted, −1 for others. */
  readonly wantedPlaces: number[];
  readonly wanted: readonly string[];
  readonly decode: (bytes: Uint8Array) => string | undefined;
  /** The bytes of all values, and where each ends. */
  bytes: Uint8Array;
  readonly ends: number[];
  readonly hashes: number[];
  /** Open addressing: 1 + number, 0 where free; at most half full. */
  places: Int32Array;
  /** By value: it holds no byte that gives the file its shape, so that its bytes alone are the whole of a field. */
  readonly simple: boolean[];
  /** The value found last if it is simple, else −1, and where its bytes begin and end. */
  last: number;
  lastFrom: number;
  lastTo: number;
}

/** A value that is no text in the file's encoding. */
export const NO_TEXT = -1;

export const emptyLabelTable = (
  decode: LabelTable['decode'],
  wanted: readonly string[] = [],
): LabelTable => ({
  texts: [],
  wantedPlaces: [],
  wanted,
  decode,
  bytes: new Uint8Array(1024),
  ends: [],
  hashes: [],
  simple: [],
  places: new Int32Array(64),
  last: -1,
  lastFrom: 0,
  lastTo: 0,
});

/** FNV-1a, one byte more. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashedWith = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

const placeOf = (hash: number, places: Int32Array): number => (hash ^ (hash >>> 15)) & (places.length - 1);

const startOf = ({ ends }: LabelTable, label: number): number => (label === 0 ? 0 : (ends[label - 1] ?? 0));

const isAt = (table: LabelTable, label: number, bytes: Uint8Array, from: number, to: number): boolean => {
  const start = startOf(table, label);
  if ((table.ends[label] ?? 0) - start !== to - from) return false;
  const stored = table.bytes;
  for (let at = from, place = start; at < to; at++, place++) if (stored[place] !== bytes[at]) return false;
  return true;
};

const found = (table: LabelTable, label: number): number => {
  table.last = table.simple[label] === true ? label : -1;
  table.lastFrom = startOf(table, label);
  table.lastTo = table.ends[label] ?? 0;
  return label;
};

const grow = (table: LabelTable): void => {
  const places = new Int32Array(2 * table.places.length);
  for (const [label, hash] of table.hashes.entries()) {
    let place = placeOf(hash, places);
    while (places[place] !== 0) place = (place + 1) & (places.length - 1);
    places[place] = label + 1;
  }
  table.places = places;
};

const keepBytes = (table: LabelTable, value: Uint8Array): void => {
  const used = table.ends.at(-1) ?? 0;
  if (used + value.length > table.bytes.length) {
    const larger = new Uint8Array(2 * (used + value.length));
    larger.set(table.bytes);
    table.bytes = larger;
  }
  table.bytes.set(value, used);
  table.ends.push(used + value.length);
};

/**
 * Where the value found last ends if it stands at `from`, else −1: in most files neighbours share their stratum and PSU, and comparing is
 * quicker than looking up. What follows must be checked.
 */
export const endOfRepeat = (
  { bytes: stored, last, lastFrom, lastTo }: LabelTable,
  bytes: Uint8Array,
  from: number,
): number => {
  if (last < 0) return -1;
  let at = from;
  for (let place = lastFrom; place < lastTo; place++, at++) if (stored[place] !== bytes[at]) return -1;
  return at;
};

/** The number of the value in bytes [from, to); a new value gets the next. `NO_TEXT` where it cannot be read. */
export const labelOf = (
  table: LabelTable,
  bytes: Uint8Array,
  from: number,
  to: number,
  hash: number,
): number => {
  const { places } = table;
  let place = placeOf(hash, places);
  for (;;) {
    const label = (places[place] ?? 0) - 1;
    if (label < 0) break;
    if (table.hashes[label] === hash && isAt(table, label, bytes, from, to)) return found(table, label);
    place = (place + 1) & (places.length - 1);
  }
  const value = bytes.subarray(from, to);
  const text = table.decode(value);
  if (text === undefined) return NO_TEXT;
  keepBytes(table, value);
  table.texts.push(text);
  table.wantedPlaces.push(table.wanted.indexOf(text));
  table.hashes.push(hash);
  table.simple.push(!value.some((byte) => byte === QUOTE || endsField(byte)));
  places[place] = table.texts.length;
  if (2 * table.texts.length > places.length) grow(table);
  return found(table, table.texts.length - 1);
};
