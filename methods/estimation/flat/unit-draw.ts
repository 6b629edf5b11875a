import { betweenFactor } from '../centred-sum.ts';
import { sum } from '../sum.ts';

/** π of a unit, and 1 − π from the exact fraction, so that a probability next to 1 loses no digits. */
export interface UnitInclusion {
  readonly probability: number;
  readonly complement: number;
}

/**
 * How the units of a stratum were drawn: it decides c, how much each adds to the variance between them, and the share of the variance
 * inside each that is to be added to it.
 * - `simple-random`: n/N = `fraction`; c = 1 − n/N, share n/N. 0: no finite population correction, and nothing is added
 * - `pps`: unequal probabilities without replacement, in random order (Deville 1999); c = 1 − π, share π, by unit in their order
 */
export type UnitDraw =
  | { readonly method: 'simple-random'; readonly fraction: number }
  | { readonly method: 'pps'; readonly inclusion: readonly UnitInclusion[] };

/** c of the unit at a place. */
export const complementAt = (draw: UnitDraw, at: number): number =>
  draw.method === 'pps' ? (draw.inclusion[at]?.complement ?? Number.NaN) : 1 - draw.fraction;

/** The share of the variance inside the unit at a place that the variance between units does not hold already. */
export const innerShareAt = (draw: UnitDraw, at: number): number =>
  draw.method === 'pps' ? (draw.inclusion[at]?.probability ?? Number.NaN) : draw.fraction;

/** Units that could have been others, of n: none where all were taken, one in a lonely stratum. */
export const chanceUnits = (draw: UnitDraw, n: number): number => {
  if (draw.method === 'pps') return draw.inclusion.filter(({ complement }) => complement > 0).length;
  return draw.fraction === 1 ? 0 : n;
};

/** 1/(1 − C2/C1²) with C1 = Σc, C2 = Σc² over n units. */
export const spreadFactor = (draw: UnitDraw, n: number): number => {
  // All c alike: whatever they are, they cancel.
  if (draw.method === 'simple-random') return betweenFactor(n, n);
  const c = draw.inclusion.map(({ complement }) => complement);
  return betweenFactor(sum(c), sum(c.map((complement) => complement * complement)));
};
