import { type Block, cellCount, columnCount } from './block.ts';
import { emptyCellSums } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import type { LonelyPolicy } from './lonely-policy.ts';
import { sumOf, triangleSize } from './packed-triangle.ts';

/**
 * An area made of whole strata: estimated totals of all columns, their finished covariance, and the counts. Everything adds,
 * because strata are drawn independently of each other.
 */
export interface AreaMoments {
  readonly totals: Float64Array;
  /** Covariance of the totals, packed. */
  readonly variance: Float64Array;
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

/** Two areas without a stratum in common. Both must treat lonely strata alike. */
export const addAreas = (a: AreaMoments, b: AreaMoments): AreaMoments => {
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
  return {
    totals: sumOf(a.totals, b.totals),
    variance: sumOf(a.variance, b.variance),
    cells: sumOf(a.cells, b.cells),
    villages: a.villages + b.villages,
    households: a.households + b.households,
    emptyLists: a.emptyLists + b.emptyLists,
    lonelyLists: a.lonelyLists + b.lonelyLists,
    psus: a.psus + b.psus,
    strata: a.strata + b.strata,
    lonelyStrata: a.lonelyStrata + b.lonelyStrata,
    lonelyPolicy: a.lonelyPolicy,
  };
};
