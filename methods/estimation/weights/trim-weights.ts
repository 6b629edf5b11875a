import type { Column } from '../flat/influence.ts';
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

const ROUNDS = 1000;

const isOutside = (weight: number, lower: number, upper: number): boolean => weight < lower || weight > upper;

const spread = (weights: Float64Array, lower: number, upper: number): Float64Array => {
  const cut = weights.map((weight) => Math.min(Math.max(weight, lower), upper));
  const inside = weights.reduce((count, weight) => count + (isOutside(weight, lower, upper) ? 0 : 1), 0);
  if (inside === 0) throw new WeightingError({ code: 'nothing-inside-bounds', data: { lower, upper } });
  const off = weights.reduce((sum, weight, row) => sum + weight - (cut[row] ?? weight), 0);
  return cut.map((weight, row) => (weight === weights[row] ? weight + off / inside : weight));
};

/** After many rounds what is still outside is rounding, or the bounds leave so little room that spreading does not end. */
const settled = (weights: Float64Array, lower: number, upper: number): Float64Array => {
  const cut = weights.map((weight) => Math.min(Math.max(weight, lower), upper));
  const row = weights.findIndex((weight, at) => Math.abs(weight - (cut[at] ?? weight)) > MET * weight);
  if (row < 0) return cut;
  throw new WeightingError({
    code: 'no-convergence',
    data: {
      target: `The weight of row ${row}`,
      total: cut[row] ?? 0,
      reached: weights[row] ?? 0,
      iterations: ROUNDS,
    },
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
  let trimmed = checkedWeights(weights);
  if (!(lower < upper))
    throw new WeightingError({
      code: 'out-of-range',
      data: { name: 'The upper bound of the weights', value: upper, range: `above the lower one, ${lower}` },
    });
  const total = trimmed.reduce((sum, weight) => sum + weight, 0);
  const most = trimmed.length * upper;
  const least = trimmed.length * lower;
  if (strict && (total > most || total < least))
    throw new WeightingError({
      code: 'totals-out-of-reach',
      data: { target: 'The sum of the weights', total, reached: total > most ? most : least, lower, upper },
    });
  for (let round = 0; round < (strict ? ROUNDS : 1); round++) {
    if (!trimmed.some((weight) => isOutside(weight, lower, upper))) return trimmed;
    trimmed = spread(trimmed, lower, upper);
  }
  return strict ? settled(trimmed, lower, upper) : trimmed;
};
