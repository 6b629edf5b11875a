import { type Block, cellCount, columnCount } from './block.ts';
import { emptyCellSums } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import type { LonelyPolicy } from './lonely-policy.ts';
import { addScaled, triangleSize } from './packed-triangle.ts';

/**
 * An area made of whole strata: estimated totals of all columns, their finished covariance, and the counts. Everything adds,
 * because strata are drawn independently of each other.
 */
export interface AreaMoments {
  readonly totals: Float64Array;
  /** Covariance of the totals, packed. */
  readonly variance: Float64Array;
  /** The part W of it that draws inside PSUs add; kept under the policy `average`, whose factor spares it, else empty. */
  readonly within: Float64Array;
  /** `CELL_FIELDS` by cell. */
  readonly cells: Float64Array;
  /** Villages, answered households, lists as in `VillageMoments`. */
  readonly villages: number;
  readonly households: number;
  readonly emptyLists: number;
  readonly lonelyLists: number;
  /** First-stage units and strata; a take-all village counts its households and lists. */
  readonly psus: number;
  readonly strata: number;
  readonly lonelyStrata: number;
  /** How lonely strata entered the variance. */
  readonly lonelyPolicy: LonelyPolicy;
}

export const emptyArea = (block: Block, lonelyPolicy: LonelyPolicy = 'adjust'): AreaMoments => ({
  totals: new Float64Array(columnCount(block)),
  variance: new Float64Array(triangleSize(columnCount(block))),
  within: new Float64Array(lonelyPolicy === 'average' ? triangleSize(columnCount(block)) : 0),
  cells: emptyCellSums(cellCount(block)),
  villages: 0,
  households: 0,
  emptyLists: 0,
  lonelyLists: 0,
  psus: 0,
  strata: 0,
  lonelyStrata: 0,
  lonelyPolicy,
});

const checkAlike = (a: AreaMoments, b: AreaMoments): void => {
  if (a.totals.length !== b.totals.length)
    throw new EstimationError(
      'wrong-shape',
      `Areas of ${a.totals.length} and of ${b.totals.length} columns do not add.`,
    );
  if (a.lonelyPolicy !== b.lonelyPolicy)
    throw new EstimationError(
      'mixed-designs',
      `Lonely strata: "${a.lonelyPolicy}" here, "${b.lonelyPolicy}" there.`,
    );
};

/**
 * The area made of others that have no stratum in common, in the order given (use the order of the keys). Each treats lonely strata
 * as `first` does.
 */
export const sumAreas = (first: AreaMoments, others: readonly AreaMoments[]): AreaMoments => {
  const totals = first.totals.slice();
  const variance = first.variance.slice();
  const within = first.within.slice();
  const cells = first.cells.slice();
  for (const other of others) {
    checkAlike(first, other);
    addScaled(totals, other.totals, 1);
    addScaled(variance, other.variance, 1);
    addScaled(within, other.within, 1);
    addScaled(cells, other.cells, 1);
  }
  const all = [first, ...others];
  const count = (of: (area: AreaMoments) => number): number => all.reduce((sum, area) => sum + of(area), 0);
  return {
    totals,
    variance,
    within,
    cells,
    villages: count(({ villages }) => villages),
    households: count(({ households }) => households),
    emptyLists: count(({ emptyLists }) => emptyLists),
    lonelyLists: count(({ lonelyLists }) => lonelyLists),
    psus: count(({ psus }) => psus),
    strata: count(({ strata }) => strata),
    lonelyStrata: count(({ lonelyStrata }) => lonelyStrata),
    lonelyPolicy: first.lonelyPolicy,
  };
};

export const addAreas = (a: AreaMoments, b: AreaMoments): AreaMoments => sumAreas(a, [b]);
