import type { AreaMoments } from '../area.ts';
import { addToCellSum, cellSum } from '../cell-sums.ts';
import { finishStratum } from '../finish-stratum.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { addOuterProduct, entry, scaled, triangleSize } from '../packed-triangle.ts';
import type { StratumPart } from '../stratum.ts';
import { type AnswerSums, slotAnswers } from './answer-sums.ts';
import { type MeasureRange, type PsuTotals, psuTotals } from './psu-totals.ts';
import { stratumCells } from './stratum-cells.ts';
import type { StreamedStratum } from './streamed-sample.ts';

/** Σ over the stratum's PSUs of their totals; those without answers in the area are zeros. */
const sumOfTotals = ({ totals }: PsuTotals, columns: number): Float64Array => {
  const sum = new Float64Array(columns);
  for (let at = 0; at < totals.length; at += columns)
    for (let column = 0; column < columns; column++)
      sum[column] = entry(sum, column) + entry(totals, at + column);
  return sum;
};

/** Σ c·(E − centre)(E − centre)' over `sampled` PSUs of which those not in `totals` are zeros. */
const centredSum = (
  { psus, totals }: PsuTotals,
  centre: Float64Array,
  sampled: number,
  c: number,
): Float64Array => {
  const columns = centre.length;
  const sum = new Float64Array(triangleSize(columns));
  const distance = new Float64Array(columns);
  for (let at = 0; at < totals.length; at += columns) {
    for (let column = 0; column < columns; column++)
      distance[column] = entry(totals, at + column) - entry(centre, column);
    addOuterProduct(sum, distance, c);
  }
  addOuterProduct(sum, centre, c * (sampled - psus));
  return sum;
};

/** Σ c·E·E', from the sum about the centre. */
const aboutZero = (centred: Float64Array, s1: Float64Array, c1: number): Float64Array => {
  const sum = centred.slice();
  if (c1 > 0) addOuterProduct(sum, s1, 1 / c1);
  return sum;
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
  const cells = stratumCells(answers, slots, found, measures);
  const totals = sumOfTotals(found, columns);
  const c = design.method === 'simple-random' ? (design.population - sampled) / design.population : 1;
  const centred = centredSum(found, scaled(totals, 1 / sampled), sampled, c);
  const c1 = sampled * c;
  const s1 = scaled(totals, c);
  const nothing = new Float64Array(triangleSize(columns));
  const part: StratumPart = {
    design,
    sampled,
    c1,
    c2: c1 * c,
    s1,
    s2: aboutZero(centred, s1, c1),
    within: nothing,
    takeAllVariance: nothing,
    totals,
    cells,
    sampledWithX: Float64Array.from({ length: measures.count }, (_, cell) => cellSum(cells, cell, 'psus')),
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
