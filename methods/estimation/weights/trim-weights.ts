import type { Column } from '../flat/influence.ts';
import { entry } from '../packed-triangle.ts';
import { checkedWeights } from './checked-weights.ts';
import { MET } from './tolerance.ts';
import { WeightingError } from './weighting-error.ts';

export interface TrimOptions {
  /** Default 0. */
  readonly lower?: number;
  /** Default none. */
  readonly upper?: number;
  /** Trim again what the spreading lifts over a bound, until all weights are inside. Default false: once. */
  readonly strict?: boolean;
}

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

const sumOf = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);

const isOutside = (weight: number, { lower, upper }: Bounds): boolean => weight < lower || weight > upper;

const spread = (weights: Float64Array, bounds: Bounds): Float64Array => {
  const cut = weights.map((weight) => Math.min(Math.max(weight, bounds.lower), bounds.upper));
  const inside = weights.filter((weight) => !isOutside(weight, bounds)).length;
  if (inside === 0) throw new WeightingError({ code: 'nothing-inside-bounds', data: { ...bounds } });
  const share = (sumOf(weights) - sumOf(cut)) / inside;
  return cut.map((weight, row) => (isOutside(entry(weights, row), bounds) ? weight : weight + share));
};

/**
 * What spreading again and again comes to: all weights rise alike until they reach the bound, w = min(upper, w + D), with D such that
 * the sum is kept.
 */
const risenTo = (upper: number, weights: Float64Array, total: number): Float64Array => {
  const ascending = weights.toSorted();
  let below = sumOf(weights);
  for (let free = weights.length; free > 0; free--) {
    const rise = (total - (weights.length - free) * upper - below) / free;
    const largest = entry(ascending, free - 1);
    if (largest + rise <= upper) return weights.map((weight) => Math.min(upper, weight + rise));
    below -= largest;
  }
  return weights.map(() => upper);
};

const negative = (weights: Float64Array): Float64Array => weights.map((weight) => -weight);

const strictly = (weights: Float64Array, { lower, upper }: Bounds, total: number): Float64Array => {
  if (weights.some((weight) => weight > upper)) return risenTo(upper, weights, total);
  if (weights.some((weight) => weight < lower)) return negative(risenTo(-lower, negative(weights), -total));
  return weights;
};

const checkBounds = ({ lower, upper }: Bounds): void => {
  if (!(lower < upper))
    throw new WeightingError({
      code: 'out-of-range',
      data: { name: 'The upper bound of the weights', value: upper, range: `above the lower one, ${lower}` },
    });
};

const checkRoom = (rows: number, { lower, upper }: Bounds, total: number): void => {
  const reached = Math.min(Math.max(total, rows * lower), rows * upper);
  if (Math.abs(reached - total) > MET * total)
    throw new WeightingError({
      code: 'totals-out-of-reach',
      data: { target: 'The sum of the weights', total, reached, lower, upper },
    });
};

/**
 * Weights cut off at bounds; what is cut off is spread equally over the rows inside them, so that the sum stays. Trimming trades
 * bias for variance and has no residuals of its own (Potter 1990). R: `trimWeights(design, upper, lower, strict)`.
 * @throws WeightingError `nothing-inside-bounds`, `totals-out-of-reach` where strict bounds cannot hold the sum, and those of bad numbers
 */
export const trimWeights = (
  weights: Column,
  { lower = 0, upper = Number.POSITIVE_INFINITY, strict = false }: TrimOptions = {},
): Float64Array => {
  const bounds = { lower, upper };
  checkBounds(bounds);
  const untrimmed = checkedWeights(weights);
  const total = sumOf(untrimmed);
  if (strict) checkRoom(untrimmed.length, bounds, total);
  if (!untrimmed.some((weight) => isOutside(weight, bounds))) return untrimmed;
  const once = spread(untrimmed, bounds);
  return strict ? strictly(once, bounds, total) : once;
};
