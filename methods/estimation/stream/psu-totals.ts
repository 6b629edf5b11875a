import { addToCellSum } from '../cell-sums.ts';
import { entry } from '../packed-triangle.ts';
import { type AnswerSums, SQUARE_FIELDS, SUM_FIELDS, slotSquares, slotSums } from './answer-sums.ts';
import { runsOf } from './slot-order.ts';

/** Consecutive measures that are finished together, as one block. */
export interface MeasureRange {
  readonly from: number;
  readonly count: number;
}

/** The PSUs of a stratum that have answers in an area: their totals E by column (y, x by measure) one after the other. */
export interface PsuTotals {
  readonly psus: number;
  readonly totals: Float64Array;
}

const addTo = (target: Float64Array, at: number, amount: number): void => {
  target[at] = entry(target, at) + amount;
};

const addSlotTotals = (
  totals: Float64Array,
  row: number,
  answers: AnswerSums,
  slot: number,
  { from, count }: MeasureRange,
): void => {
  const sums = slotSums(answers, slot);
  for (let measure = 0; measure < count; measure++) {
    const at = sums.from + SUM_FIELDS * (from + measure);
    addTo(totals, 2 * (row * count + measure), entry(sums.page, at));
    addTo(totals, 2 * (row * count + measure) + 1, entry(sums.page, at + 1));
  }
};

/** @param slots of one stratum, by PSU */
export const psuTotals = (
  answers: AnswerSums,
  slots: Int32Array,
  psuOf: (slot: number) => number,
  measures: MeasureRange,
): PsuTotals => {
  const runs = [...runsOf(slots, psuOf)];
  const totals = new Float64Array(2 * runs.length * measures.count);
  for (const [row, run] of runs.entries())
    for (const slot of run.slots) addSlotTotals(totals, row, answers, slot, measures);
  return { psus: runs.length, totals };
};

/** Adds to cells (`CELL_FIELDS`) what is summed by answer; PSUs and strata are counted elsewhere. */
export const addAnswerCells = (
  cells: Float64Array,
  answers: AnswerSums,
  slot: number,
  { from, count }: MeasureRange,
): void => {
  const sums = slotSums(answers, slot);
  const squares = slotSquares(answers, slot);
  for (let cell = 0; cell < count; cell++) {
    const at = sums.from + SUM_FIELDS * (from + cell);
    addToCellSum(cells, cell, 'rows', entry(sums.page, at + 2));
    addToCellSum(cells, cell, 'weightedXSquared', entry(sums.page, at + 3));
    if (squares === undefined) continue;
    const squaresAt = squares.from + SQUARE_FIELDS * (from + cell);
    addToCellSum(cells, cell, 'weight', entry(squares.page, squaresAt));
    addToCellSum(cells, cell, 'weightSquared', entry(squares.page, squaresAt + 1));
    addToCellSum(cells, cell, 'weightedYY', entry(squares.page, squaresAt + 2));
    addToCellSum(cells, cell, 'weightedXY', entry(squares.page, squaresAt + 3));
    addToCellSum(cells, cell, 'weightedXX', entry(squares.page, squaresAt + 4));
  }
};
