import { type CellField, emptyCellSums, setCellSum } from '../cell-sums.ts';
import { entry } from '../packed-triangle.ts';
import {
  type AnswerSums,
  type SlotSums,
  SQUARE_FIELDS,
  SUM_FIELDS,
  slotSquares,
  slotSums,
} from './answer-sums.ts';
import type { MeasureRange, PsuTotals } from './psu-totals.ts';

type FieldPlaces = readonly (readonly [CellField, number])[];

/** Where the fields of a cell stand among a measure's sums, its squares, and its counts of PSUs. */
const IN_SUMS: FieldPlaces = [
  ['rows', 2],
  ['weightedXSquared', 3],
];
const IN_SQUARES: FieldPlaces = [
  ['weight', 0],
  ['weightSquared', 1],
  ['weightedYY', 2],
  ['weightedXY', 3],
  ['weightedXX', 4],
];
const IN_COUNTS: FieldPlaces = [
  ['psus', 0],
  ['eventPsus', 1],
  ['nonEventPsus', 2],
];

const addFrom = (target: Float64Array, { page, from }: SlotSums): void => {
  for (let at = 0; at < target.length; at++) target[at] = entry(target, at) + entry(page, from + at);
};

const plusOne = (counts: Float64Array, at: number): void => {
  counts[at] = entry(counts, at) + 1;
};

/** By measure: PSUs with x > 0, with an event (y > 0), with a non-event (y < x). */
const countPsus = ({ psus, totals }: PsuTotals, count: number): Float64Array => {
  const counts = new Float64Array(IN_COUNTS.length * count);
  let at = 0;
  for (let psu = 0; psu < psus; psu++)
    for (let cell = 0; cell < counts.length; cell += IN_COUNTS.length, at += 2) {
      const y = entry(totals, at);
      const x = entry(totals, at + 1);
      if (x > 0) plusOne(counts, cell);
      if (y > 0) plusOne(counts, cell + 1);
      if (y < x) plusOne(counts, cell + 2);
    }
  return counts;
};

const setFields = (cells: Float64Array, count: number, fields: FieldPlaces, values: Float64Array): void => {
  const width = values.length / count;
  for (let cell = 0; cell < count; cell++)
    for (const [field, place] of fields) setCellSum(cells, cell, field, entry(values, cell * width + place));
};

/** What a stratum's answers and PSUs in an area add up to by cell (`CELL_FIELDS`); its strata are counted when it is finished. */
export const stratumCells = (
  answers: AnswerSums,
  slots: Int32Array,
  found: PsuTotals,
  { from, count }: MeasureRange,
): Float64Array => {
  const cells = emptyCellSums(count);
  const sums = new Float64Array(SUM_FIELDS * count);
  const squares = new Float64Array(SQUARE_FIELDS * count);
  for (const slot of slots) {
    addFrom(sums, slotSums(answers, slot, from));
    const ofSlot = slotSquares(answers, slot, from);
    if (ofSlot !== undefined) addFrom(squares, ofSlot);
  }
  setFields(cells, count, IN_SUMS, sums);
  setFields(cells, count, IN_SQUARES, squares);
  setFields(cells, count, IN_COUNTS, countPsus(found, count));
  return cells;
};
