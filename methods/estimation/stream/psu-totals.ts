import { entry } from '../packed-triangle.ts';
import { type AnswerSums, SUM_FIELDS, slotSums } from './answer-sums.ts';

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
  { from: first, count }: MeasureRange,
): void => {
  const { page, from } = slotSums(answers, slot, first);
  for (let measure = 0; measure < count; measure++) {
    const at = 2 * (row * count + measure);
    addTo(totals, at, entry(page, from + SUM_FIELDS * measure));
    addTo(totals, at + 1, entry(page, from + SUM_FIELDS * measure + 1));
  }
};

const countRuns = (slots: Int32Array, psuOf: (slot: number) => number): number => {
  let runs = 0;
  let before = -1;
  for (const slot of slots) {
    const psu = psuOf(slot);
    if (psu !== before) runs += 1;
    before = psu;
  }
  return runs;
};

/** @param slots of one stratum, by PSU */
export const psuTotals = (
  answers: AnswerSums,
  slots: Int32Array,
  psuOf: (slot: number) => number,
  measures: MeasureRange,
): PsuTotals => {
  const psus = countRuns(slots, psuOf);
  const totals = new Float64Array(2 * psus * measures.count);
  let row = -1;
  let before = -1;
  for (const slot of slots) {
    const psu = psuOf(slot);
    if (psu !== before) row += 1;
    before = psu;
    addSlotTotals(totals, row, answers, slot, measures);
  }
  return { psus, totals };
};
