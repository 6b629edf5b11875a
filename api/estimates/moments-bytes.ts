/** Moments as stored: the doubles of `methods/estimation` to the bit, little-endian, one array an item. */
import type { AreaMoments } from '../../methods/estimation/area.ts';
import type { ListSums } from '../../methods/estimation/list-sums.ts';
import {
  packArea as areaDoubles,
  unpackArea as areaOf,
  packListSums,
  unpackListSums,
  packVillage as villageDoubles,
  unpackVillage as villageOf,
} from '../../methods/estimation/packing.ts';
import type { VillageMoments } from '../../methods/estimation/village.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';

const toBytes = (doubles: Float64Array): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(doubles.length * 8));
  for (const [index, value] of doubles.entries()) {
    bytes.setFloat64(index * 8, value, true);
  }
  return new Uint8Array(bytes.buffer);
};

const toDoubles = (bytes: Uint8Array): Float64Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.byteLength / 8 }, (_, index) => view.getFloat64(index * 8, true));
};

export const packVillage = (village: VillageMoments): Uint8Array => toBytes(villageDoubles(village));
export const unpackVillage = (bytes: Uint8Array): VillageMoments => villageOf(toDoubles(bytes));

export const packArea = (area: AreaMoments): Uint8Array => toBytes(areaDoubles(area));
export const unpackArea = (bytes: Uint8Array): AreaMoments => areaOf(toDoubles(bytes));

/** A chunk's lists one after another: [place of the list in `listTypes`, length, doubles…]. */
export const packLists = (lists: ReadonlyMap<ListType, ListSums>): Uint8Array => {
  const doubles = listTypes.flatMap((list, place) => {
    const sums = lists.get(list);
    if (sums === undefined) {
      return [];
    }
    const packed = packListSums(sums);
    return [place, packed.length, ...packed];
  });
  return toBytes(Float64Array.from(doubles));
};

export const unpackLists = (bytes: Uint8Array): ReadonlyMap<ListType, ListSums> => {
  const doubles = toDoubles(bytes);
  const lists = new Map<ListType, ListSums>();
  let at = 0;
  while (at < doubles.length) {
    const list = listTypes[doubles[at] ?? -1];
    const length = doubles[at + 1];
    if (list === undefined || length === undefined) {
      throw new Error('Stored sums of a chunk are damaged');
    }
    lists.set(list, unpackListSums(doubles.slice(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  return lists;
};
