/** Moments as stored: the packed rows of `methods/estimation`, one after another, block by block. */
import { type AreaMoments, emptyArea, sumAreas } from '../../methods/estimation/area.ts';
import { cellCount } from '../../methods/estimation/block.ts';
import { addListSums, emptyListSums, type ListSums } from '../../methods/estimation/list-sums.ts';
import type { LonelyPolicy } from '../../methods/estimation/lonely-policy.ts';
import { fromBytes, toBytes } from '../../methods/estimation/packed-row.ts';
import { packArea, packListSums, unpackArea, unpackListSums } from '../../methods/estimation/packing.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { BlockSet } from './block-set.ts';

/** The sums of a list, by block. */
export type ListBlocks = readonly ListSums[];

export type ListMoments = ReadonlyMap<ListType, ListBlocks>;

/** An area, by block, and beside each the households with an event (y > 0) by cell. */
export interface AreaBlocks {
  readonly areas: readonly AreaMoments[];
  readonly events: readonly Float64Array[];
}

const emptyListBlocks = (blocks: BlockSet): ListBlocks => blocks.map(emptyListSums);

export const addListBlocks = (a: ListBlocks, b: ListBlocks): ListBlocks =>
  a.map((sums, block) => {
    const other = b[block];
    return other === undefined ? sums : addListSums(sums, other);
  });

export const emptyAreaBlocks = (blocks: BlockSet, policy: LonelyPolicy): AreaBlocks => ({
  areas: blocks.map((block) => emptyArea(block, policy)),
  events: blocks.map((block) => new Float64Array(cellCount(block))),
});

/** Areas without a stratum in common, in the order of their keys. */
export const sumAreaBlocks = (first: AreaBlocks, others: readonly AreaBlocks[]): AreaBlocks => ({
  areas: first.areas.map((area, block) =>
    sumAreas(
      area,
      others.flatMap(({ areas }) => areas[block] ?? []),
    ),
  ),
  events: first.events.map((counts, block) =>
    counts.map((count, cell) =>
      others.reduce((total, { events }) => total + (events[block]?.[cell] ?? 0), count),
    ),
  ),
});

/** [length, doubles…] of each row. */
const packRows = (rows: readonly Float64Array[]): Uint8Array => {
  const packed = new Float64Array(rows.reduce((total, row) => total + row.length + 1, 0));
  let at = 0;
  for (const row of rows) {
    packed[at] = row.length;
    packed.set(row, at + 1);
    at += row.length + 1;
  }
  return toBytes(packed);
};

const unpackRows = (bytes: Uint8Array): readonly Float64Array[] => {
  const doubles = fromBytes(bytes);
  const rows: Float64Array[] = [];
  let at = 0;
  while (at < doubles.length) {
    const length = doubles[at] ?? Number.NaN;
    if (!(Number.isSafeInteger(length) && length >= 0 && at + 1 + length <= doubles.length)) {
      throw new Error('Stored moments are damaged');
    }
    rows.push(doubles.slice(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return rows;
};

/** Rows: the places of the lists in `listTypes`; then list by list its blocks. */
export const packLists = (lists: ListMoments): Uint8Array => {
  const present = listTypes.filter((list) => lists.has(list));
  return packRows([
    Float64Array.from(present, (list) => listTypes.indexOf(list)),
    ...present.flatMap((list) => (lists.get(list) ?? []).map(packListSums)),
  ]);
};

export const unpackLists = (bytes: Uint8Array): ListMoments => {
  const [present = new Float64Array(0), ...rows] = unpackRows(bytes);
  const blocks = present.length === 0 ? 0 : rows.length / present.length;
  return new Map(
    [...present].map((place, index) => {
      const list = listTypes[place];
      if (list === undefined) {
        throw new Error(`Stored moments name list ${place}`);
      }
      return [list, rows.slice(index * blocks, (index + 1) * blocks).map(unpackListSums)] as const;
    }),
  );
};

/** Rows: block by block the area, then its events. */
export const packAreas = ({ areas, events }: AreaBlocks): Uint8Array =>
  packRows(areas.flatMap((area, block) => [packArea(area), events[block] ?? new Float64Array(0)]));

export const unpackAreas = (bytes: Uint8Array): AreaBlocks => {
  const rows = unpackRows(bytes);
  return {
    areas: rows.filter((_, index) => index % 2 === 0).map(unpackArea),
    events: rows.filter((_, index) => index % 2 === 1),
  };
};

/** Bytes of the largest node of so many blocks: what one item of the table will hold. */
export const largestNodeBytes = (blocks: BlockSet): number => {
  const sums = emptyListBlocks(blocks);
  const lists = packLists(new Map(listTypes.map((list) => [list, sums])));
  return Math.max(lists.length, packAreas(emptyAreaBlocks(blocks, 'average')).length);
};
