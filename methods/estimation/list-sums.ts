import { type Block, cellCount, columnCount } from './block.ts';
import { EstimationError } from './estimation-error.ts';
import { addOuterProduct, entry, sumOf, triangleSize } from './packed-triangle.ts';

/**
 * All that the estimator needs of the answered households of one list type in one village, or in a chunk of it. Unweighted:
 * the weight of a household is known only when the village's answers are counted. Sums over chunks add.
 */
export interface ListSums {
  /** Answered households, m. */
  readonly households: number;
  /** Σu, by column. */
  readonly totals: Float64Array;
  /** Σu·u', packed. */
  readonly products: Float64Array;
  /** By cell: households with x > 0, with an event (y > 0), with a non-event (y < x). */
  readonly rows: Float64Array;
  readonly events: Float64Array;
  readonly nonEvents: Float64Array;
}

/** A sum in the making: `addHousehold` is the only function of the estimator that changes its argument. */
export interface GrowingListSums extends ListSums {
  households: number;
}

export const emptyListSums = (block: Block): GrowingListSums => ({
  households: 0,
  totals: new Float64Array(columnCount(block)),
  products: new Float64Array(triangleSize(columnCount(block))),
  rows: new Float64Array(cellCount(block)),
  events: new Float64Array(cellCount(block)),
  nonEvents: new Float64Array(cellCount(block)),
});

/** Adds one household's vector (`householdVector`) in place. Refuses what is not finite and denominators below 0. */
export const addHousehold = (sums: GrowingListSums, u: Float64Array): void => {
  const { totals, products, rows, events, nonEvents } = sums;
  if (u.length !== totals.length)
    throw new EstimationError(
      'wrong-shape',
      `A household has ${u.length} values, the block ${totals.length} columns.`,
    );
  for (let cell = 0; cell < rows.length; cell++) {
    const y = entry(u, 2 * cell);
    const x = entry(u, 2 * cell + 1);
    if (!(Number.isFinite(y) && Number.isFinite(x)))
      throw new EstimationError('not-a-number', `Cell ${cell} of a household holds y ${y} of x ${x}.`);
    if (x < 0) throw new EstimationError('negative-denominator', `Cell ${cell} of a household holds x ${x}.`);
    if (x > 0) rows[cell] = entry(rows, cell) + 1;
    if (y > 0) events[cell] = entry(events, cell) + 1;
    if (y < x) nonEvents[cell] = entry(nonEvents, cell) + 1;
  }
  for (let column = 0; column < u.length; column++) totals[column] = entry(totals, column) + entry(u, column);
  addOuterProduct(products, u, 1);
  sums.households += 1;
};

export const addListSums = (a: ListSums, b: ListSums): ListSums => {
  if (a.totals.length !== b.totals.length)
    throw new EstimationError(
      'wrong-shape',
      `Sums of ${a.totals.length} and of ${b.totals.length} columns do not add.`,
    );
  return {
    households: a.households + b.households,
    totals: sumOf(a.totals, b.totals),
    products: sumOf(a.products, b.products),
    rows: sumOf(a.rows, b.rows),
    events: sumOf(a.events, b.events),
    nonEvents: sumOf(a.nonEvents, b.nonEvents),
  };
};
