import { type Block, cellCount, columnCount } from './block.ts';
import { emptyCellSums } from './cell-sums.ts';
import { triangleSize } from './packed-triangle.ts';

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
  /** `CELL_FIELDS` by cell; PSUs and strata there are those of a take-all village: households and lists. */
  readonly cells: Float64Array;
  /** Answered households; lists with an answer; of those, lists with one answer of several households. */
  readonly households: number;
  readonly lists: number;
  readonly lonelyLists: number;
  /** Lists that hold households of which nobody answered: the village misses them until closing collapses its cells. */
  readonly emptyLists: number;
}

/** A drawn village without an eligible household: a PSU of zeros. `outsideArea` makes one of any village. */
export const zeroVillage = (inclusion: number, complement: number, block: Block): VillageMoments => ({
  inclusion,
  complement,
  totals: new Float64Array(columnCount(block)),
  variance: new Float64Array(triangleSize(columnCount(block))),
  cells: emptyCellSums(cellCount(block)),
  households: 0,
  lists: 0,
  lonelyLists: 0,
  emptyLists: 0,
});
