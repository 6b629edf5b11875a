import { type Block, cellCount, columnCount, denominatorColumn, numeratorColumn } from './block.ts';
import { addToCellSum } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import { type Inclusion, inclusionProbability } from './inclusion.ts';
import type { ListSums } from './list-sums.ts';
import type { LonelyPolicy } from './lonely-policy.ts';
import { addOuterProduct, addScaled, entry, triangleIndex } from './packed-triangle.ts';
import { type VillageMoments, zeroVillage } from './village.ts';

/** A household list of a village: its size M in the frozen roster, and the sums over the m households that answered. */
export interface ListInVillage {
  readonly size: number;
  readonly sums: ListSums;
  /**
   * Households that an answer stands for inside the village. Default M/m: the list's own non-response. Cells that were joined with others
   * have (M/issued)·factor of the factor table.
   */
  readonly weight?: number;
}

export interface VillageInput {
  readonly lists: readonly ListInVillage[];
  readonly inclusion: Inclusion;
  /** Lists with one answer of several households: `adjust` as R does it at the second stage; else they vary by nothing. */
  readonly lonelyPolicy?: LonelyPolicy;
}

/** Covariance of Σw·u over a simple random sample of m of M: w²·(1 − m/M)·(m·Q − T·T')/(m − 1). Whole numbers stay exact. */
const addListVariance = (variance: Float64Array, { size, sums }: ListInVillage, weight: number): void => {
  const m = sums.households;
  const centred = new Float64Array(variance.length);
  addScaled(centred, sums.products, m);
  addOuterProduct(centred, sums.totals, -1);
  addScaled(variance, centred, (weight * weight * (size - m)) / (size * (m - 1)));
};

const addListCells = (cells: Float64Array, { sums, size }: ListInVillage, weight: number): void => {
  const squared = weight * weight;
  for (let cell = 0; cell < sums.rows.length; cell++) {
    const y = numeratorColumn(cell);
    const x = denominatorColumn(cell);
    const rows = entry(sums.rows, cell);
    const xx = entry(sums.products, triangleIndex(x, x));
    addToCellSum(cells, cell, 'rows', rows);
    addToCellSum(cells, cell, 'weight', weight * rows);
    addToCellSum(cells, cell, 'weightSquared', squared * rows);
    addToCellSum(cells, cell, 'weightedYY', weight * entry(sums.products, triangleIndex(y, y)));
    addToCellSum(cells, cell, 'weightedXY', weight * entry(sums.products, triangleIndex(y, x)));
    addToCellSum(cells, cell, 'weightedXX', weight * xx);
    addToCellSum(cells, cell, 'weightedXSquared', squared * xx);
    addToCellSum(cells, cell, 'psus', rows);
    addToCellSum(cells, cell, 'eventPsus', entry(sums.events, cell));
    addToCellSum(cells, cell, 'nonEventPsus', entry(sums.nonEvents, cell));
    addToCellSum(cells, cell, 'strata', rows > 0 ? 1 : 0);
    addToCellSum(cells, cell, 'lonelyStrata', rows > 0 && sums.households === 1 && size > 1 ? 1 : 0);
  }
};

const check = ({ size, sums, weight }: ListInVillage, block: Block): void => {
  if (sums.totals.length !== columnCount(block) || sums.rows.length !== cellCount(block))
    throw new EstimationError(
      'wrong-shape',
      `A list has ${sums.totals.length} columns, the block ${columnCount(block)}.`,
    );
  if (!(Number.isSafeInteger(size) && size >= 0))
    throw new EstimationError('not-a-number', `A list size is a whole number from 0, not ${size}.`);
  if (sums.households > size)
    throw new EstimationError(
      'more-answers-than-households',
      `${sums.households} households answered from a list of ${size}.`,
    );
  if (weight !== undefined && !(Number.isFinite(weight) && weight >= 0))
    throw new EstimationError('negative-weight', `An answer of a list stands for ${weight} households.`);
};

/**
 * A village's moments from its lists, each a simple random sample of its own: weight M/m · 1/π (or that of the factor table),
 * second-stage variance within lists. R: `svydesign(id = ~village + household, strata = ~stratum + list, fpc = ~… + M)`, its second stage.
 */
export const villageFromLists = (
  { lists, inclusion, lonelyPolicy = 'certainty' }: VillageInput,
  block: Block,
): VillageMoments => {
  const villageWeight = inclusionProbability(inclusion).weight;
  const village = zeroVillage(inclusion, block);
  const { totals, variance, cells } = village;
  let households = 0;
  let answeredLists = 0;
  let lonelyLists = 0;
  let emptyLists = 0;
  for (const list of lists) {
    check(list, block);
    const { size, sums } = list;
    const m = sums.households;
    if (m === 0) {
      if (size > 0) emptyLists += 1;
      continue;
    }
    const weight = (list.weight ?? size / m) * villageWeight;
    households += m;
    answeredLists += 1;
    addScaled(totals, sums.totals, weight);
    addListCells(cells, list, weight);
    if (m === size) continue;
    if (m > 1) {
      addListVariance(variance, list, weight);
      continue;
    }
    if (lonelyPolicy === 'refuse')
      throw new EstimationError('lonely-psu', `One household answered from a list of ${size}.`);
    lonelyLists += 1;
    if (lonelyPolicy === 'adjust')
      addOuterProduct(variance, sums.totals, (weight * weight * (size - 1)) / size);
  }
  return {
    ...village,
    households,
    innerPsus: households,
    innerStrata: answeredLists,
    lonelyLists,
    emptyLists,
  };
};
