import type { AreaMoments } from '../area.ts';
import { addToCellSum, emptyCellSums } from '../cell-sums.ts';
import { finishStratum } from '../finish-stratum.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { addOuterProduct, addScaled, entry, scaled, triangleSize } from '../packed-triangle.ts';
import type { StratumPart } from '../stratum.ts';
import { type AnswerSums, slotAnswers } from './answer-sums.ts';
import { addAnswerCells, type MeasureRange, type PsuTotals, psuTotals } from './psu-totals.ts';
import type { StreamedStratum } from './streamed-sample.ts';

/** Σ over the stratum's PSUs of their totals; those without answers in the area are zeros. */
const sumOfTotals = ({ psus, totals }: PsuTotals, columns: number): Float64Array => {
  const sum = new Float64Array(columns);
  for (let psu = 0; psu < psus; psu++) addScaled(sum, totals.subarray(psu * columns, (psu + 1) * columns), 1);
  return sum;
};

/** Σ c·(E − centre)(E − centre)' over `sampled` PSUs of which those not in `totals` are zeros. */
const squaredAbout = (
  centre: Float64Array,
  { psus, totals }: PsuTotals,
  sampled: number,
  c: number,
): Float64Array => {
  const columns = centre.length;
  const sum = new Float64Array(triangleSize(columns));
  for (let psu = 0; psu < psus; psu++) {
    const distance = totals.slice(psu * columns, (psu + 1) * columns);
    addScaled(distance, centre, -1);
    addOuterProduct(sum, distance, c);
  }
  addOuterProduct(sum, centre, c * (sampled - psus));
  return sum;
};

interface Counted {
  readonly cells: Float64Array;
  /** By cell: PSUs with x > 0. */
  readonly withX: Float64Array;
}

const countPsus = ({ psus, totals }: PsuTotals, cells: Float64Array): Counted => {
  const count = totals.length / (2 * psus);
  const withX = new Float64Array(count);
  for (let at = 0; at < totals.length; at += 2) {
    const cell = (at / 2) % count;
    const y = entry(totals, at);
    const x = entry(totals, at + 1);
    if (x > 0) {
      addToCellSum(cells, cell, 'psus', 1);
      withX[cell] = entry(withX, cell) + 1;
    }
    if (y > 0) addToCellSum(cells, cell, 'eventPsus', 1);
    if (y < x) addToCellSum(cells, cell, 'nonEventPsus', 1);
  }
  return { cells, withX };
};

/** A stratum of which all PSUs were taken has no variance between them; its PSUs and itself count for the degrees of freedom, as in R. */
const asCensus = (part: StratumPart): StratumPart => {
  for (let cell = 0; cell < part.sampledWithX.length; cell++)
    if (entry(part.sampledWithX, cell) > 0) addToCellSum(part.cells, cell, 'strata', 1);
  return {
    ...part,
    sampled: 0,
    sampledWithX: new Float64Array(part.sampledWithX.length),
    takeAllPsus: part.sampled,
    takeAllStrata: 1,
  };
};

/**
 * A stratum seen from an area, finished: all its sampled PSUs take part, those without answers in the area as zeros. Block: the measures
 * of the range in one group.
 *
 * @param slots of the stratum in the area, by PSU; at least one
 */
export const stratumFromSlots = (
  answers: AnswerSums,
  slots: Int32Array,
  psuOf: (slot: number) => number,
  { sampled, design }: StreamedStratum,
  measures: MeasureRange,
  lonelyPolicy: LonelyPolicy,
): AreaMoments => {
  const columns = 2 * measures.count;
  const found = psuTotals(answers, slots, psuOf, measures);
  const cells = emptyCellSums(measures.count);
  for (const slot of slots) addAnswerCells(cells, answers, slot, measures);
  const { withX } = countPsus(found, cells);
  const totals = sumOfTotals(found, columns);
  const c = design.method === 'simple-random' ? (design.population - sampled) / design.population : 1;
  const centred = squaredAbout(scaled(totals, 1 / sampled), found, sampled, c);
  const nothing = new Float64Array(triangleSize(columns));
  const part: StratumPart = {
    design,
    sampled,
    c1: sampled * c,
    c2: sampled * c * c,
    s1: scaled(totals, c),
    s2: squaredAbout(new Float64Array(columns), found, sampled, c),
    within: nothing,
    takeAllVariance: nothing,
    totals,
    cells,
    sampledWithX: withX,
    villages: sampled,
    households: slots.reduce((count, slot) => count + slotAnswers(answers, slot), 0),
    emptyLists: 0,
    lonelyLists: 0,
    takeAllPsus: 0,
    takeAllStrata: 0,
    takeAllLonely: 0,
  };
  return finishStratum(c === 0 ? asCensus(part) : part, lonelyPolicy, centred);
};
