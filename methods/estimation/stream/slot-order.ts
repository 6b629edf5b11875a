import type { StreamedSample } from './streamed-sample.ts';

/** A stable counting sort: as fast as reading, and the order of equal keys stays. */
const sortedBy = (slots: Int32Array, keyOf: (slot: number) => number): Int32Array => {
  let largest = 0;
  for (const slot of slots) largest = Math.max(largest, keyOf(slot));
  const places = new Int32Array(largest + 2);
  for (const slot of slots) places[keyOf(slot) + 1] = (places[keyOf(slot) + 1] ?? 0) + 1;
  for (let key = 1; key < places.length; key++) places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0);
  const sorted = new Int32Array(slots.length);
  for (const slot of slots) {
    const key = keyOf(slot);
    const place = places[key] ?? 0;
    sorted[place] = slot;
    places[key] = place + 1;
  }
  return sorted;
};

/** All slots by stratum, in it by PSU. */
export const slotsByStratum = ({ psuOfSlot, stratumOfPsu }: StreamedSample): Int32Array => {
  const all = Int32Array.from(psuOfSlot.keys());
  const byPsu = sortedBy(all, (slot) => psuOfSlot[slot] ?? 0);
  return sortedBy(byPsu, (slot) => stratumOfPsu[psuOfSlot[slot] ?? 0] ?? 0);
};

/** The slots that lie in an area (number from 0; −1: in none) by area; otherwise in the order given. */
export const slotsByArea = (slots: Int32Array, areaOfSlot: ArrayLike<number>): Int32Array => {
  const areaOf = (slot: number): number => areaOfSlot[slot] ?? -1;
  return sortedBy(
    slots.filter((slot) => areaOf(slot) >= 0),
    areaOf,
  );
};

/** Neighbours of one key. */
export interface Run {
  readonly key: number;
  readonly slots: Int32Array;
}

/** Cuts ordered slots where their key changes. */
export function* runsOf(slots: Int32Array, keyOf: (slot: number) => number): Generator<Run> {
  let from = 0;
  while (from < slots.length) {
    const key = keyOf(slots[from] ?? 0);
    let to = from;
    while (to < slots.length && keyOf(slots[to] ?? 0) === key) to++;
    yield { key, slots: slots.subarray(from, to) };
    from = to;
  }
}
