import type { GivenAnswer, ItemOfForm } from '../interview.ts';
import type { FieldReading } from '../read-fieldwork.ts';

/** Answers as small whole numbers, item after item; 0 is no answer. */
const codedAnswers = (reading: FieldReading, items: readonly ItemOfForm[]) =>
  items.map(({ code }) => {
    const known = new Map<GivenAnswer, number>();
    const column = Int32Array.from(reading.interviews, ({ answers }) => {
      const answer = answers[code];
      if (answer === undefined) return 0;
      const place = known.get(answer) ?? known.size + 1;
      known.set(answer, place);
      return place;
    });
    const counts = new Float64Array(known.size + 1);
    for (const place of column) counts[place] = (counts[place] ?? 0) + 1;
    const given = column.length - (counts[0] ?? 0);
    const alike = counts.subarray(1).reduce((sum, count) => sum + (count / Math.max(1, given)) ** 2, 0);
    // What everybody answers alike shows nothing: an item weighs as much as two households are likely to differ in it.
    return { column, weight: given === 0 ? 0 : 1 - alike };
  });

/** Adds the weight of one item to the pairs of rows that have both answered it, and to those that have answered alike. */
const addItem = (alike: Float32Array, both: Float32Array, column: Int32Array, weight: number): void => {
  const answered = [...column.keys()].filter((row) => column[row] !== 0);
  answered.forEach((a, before) => {
    const answer = column[a];
    for (let at = 0; at < before; at++) {
      const b = answered[at] ?? 0;
      const pair = a * column.length + b;
      both[pair] = (both[pair] ?? 0) + weight;
      if (column[b] === answer) alike[pair] = (alike[pair] ?? 0) + weight;
    }
  });
};

/** Of any two interviews, the share of the items answered in both that were answered alike, each item by its weight; row after row. */
export const matchesBetween = (
  reading: FieldReading,
  uses: (item: ItemOfForm) => boolean,
): Float32Array<ArrayBuffer> => {
  const n = reading.interviews.length;
  const alike = new Float32Array(n * n);
  const both = new Float32Array(n * n);
  for (const { column, weight } of codedAnswers(reading, reading.items.filter(uses)))
    if (weight > 0) addItem(alike, both, column, weight);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const weight = both[a * n + b] ?? 0;
      const share = weight > 0 ? (alike[a * n + b] ?? 0) / weight : 0;
      alike[a * n + b] = share;
      alike[b * n + a] = share;
    }
  }
  return alike;
};

/** The rows of each unit under a dealing. */
export const rowsByUnit = (unitOf: Int32Array, units: number): readonly number[][] => {
  const rows: number[][] = Array.from({ length: units }, () => []);
  unitOf.forEach((unit, row) => {
    if (unit >= 0) rows[unit]?.push(row);
  });
  return rows;
};
