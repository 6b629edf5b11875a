/** Moments as stored: the packed rows of `methods/estimation`, and a chunk's lists one after another. */
import { type AreaMoments, emptyArea } from '../../methods/estimation/area.ts';
import type { Block } from '../../methods/estimation/block.ts';
import { emptyListSums, type ListSums } from '../../methods/estimation/list-sums.ts';
import { fromBytes, toBytes } from '../../methods/estimation/packed-row.ts';
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

export const packVillage = (village: VillageMoments): Uint8Array => toBytes(villageDoubles(village));
export const unpackVillage = (bytes: Uint8Array): VillageMoments => villageOf(fromBytes(bytes));

export const packArea = (area: AreaMoments): Uint8Array => toBytes(areaDoubles(area));
export const unpackArea = (bytes: Uint8Array): AreaMoments => areaOf(fromBytes(bytes));

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
  const doubles = fromBytes(bytes);
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

/** Bytes of the largest node of a block with so many list types: what one item of the table will hold. */
export const largestNodeBytes = (block: Block): number => {
  const list = packListSums(emptyListSums(block)).length + 2;
  return 8 * Math.max(listTypes.length * list, areaDoubles(emptyArea(block)).length);
};
