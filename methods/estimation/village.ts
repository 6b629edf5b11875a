import { type Block, columnCount } from './block.ts';
import { emptyCellSums, scaleCellSums } from './cell-sums.ts';
import { type Inclusion, inclusionProbability } from './inclusion.ts';
import { scaled, triangleSize } from './packed-triangle.ts';

/**
 * A primary sampling unit, ready for its stratum. Totals and variance are fully weighted: they carry 1/π of the village
 * itself, so that strata only add.
 */
export interface VillageMoments {
  /** π of the village, and 1 − π from the exact integers. A take-all village has complement 0. */
  readonly inclusion: number;
  readonly complement: number;
  /** E = Σ over lists of M/(m·π) · Σu. */
  readonly totals: Float64Array;
  /** Variance of E that comes from drawing households inside the village, packed. */
  readonly variance: Float64Array;
  /** `CELL_FIELDS` by cell; PSUs and strata there are the inner ones. */
  readonly cells: Float64Array;
  /** Answered households. */
  readonly households: number;
  /** What a take-all village counts as: its answered households as PSUs, its lists with an answer as strata. */
  readonly innerPsus: number;
  readonly innerStrata: number;
  /** Lists with one answer of several households: nothing measures how their households differ. */
  readonly lonelyLists: number;
  /** Lists that hold households of which nobody answered: their households are missing from the totals. */
  readonly emptyLists: number;
}

const withoutHouseholds = (inclusion: number, complement: number, columns: number): VillageMoments => ({
  inclusion,
  complement,
  totals: new Float64Array(columns),
  variance: new Float64Array(triangleSize(columns)),
  cells: emptyCellSums(columns / 2),
  households: 0,
  innerPsus: 0,
  innerStrata: 0,
  lonelyLists: 0,
  emptyLists: 0,
});

/** A drawn village without an eligible household: a PSU of zeros. (One that could not be worked is no PSU at all.) */
export const zeroVillage = (inclusion: Inclusion, block: Block): VillageMoments => {
  const { probability, complement } = inclusionProbability(inclusion);
  return withoutHouseholds(probability, complement, columnCount(block));
};

/** The village to an area that cuts its stratum and leaves it outside: a PSU of zeros, as in R's `subset()`. */
export const outsideArea = (village: VillageMoments): VillageMoments =>
  withoutHouseholds(village.inclusion, village.complement, village.totals.length);

/** The village as if it had been drawn with π/factor: weights rise by the factor. */
export const reweightVillage = (village: VillageMoments, factor: number): VillageMoments => ({
  ...village,
  inclusion: village.inclusion / factor,
  complement: 1 - village.inclusion / factor,
  totals: scaled(village.totals, factor),
  variance: scaled(village.variance, factor * factor),
  cells: scaleCellSums(village.cells, factor),
});
