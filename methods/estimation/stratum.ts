import { type Block, cellCount, columnCount } from './block.ts';
import { emptyCellSums } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import { sumOf, triangleSize } from './packed-triangle.ts';

/** How the PSUs of a stratum were drawn: it decides c of each and how much of the variance inside PSUs remains (W). */
export type StratumDesign =
  /** n of N with equal chance: c = 1 − n/N, W = n/N · ΣV. R: `fpc` at every stage. */
  | { readonly method: 'simple-random'; readonly sampled: number; readonly population: number }
  /** Probability proportional to size in random order (Deville 1999): c = 1 − π, W = Σπ·V. */
  | { readonly method: 'pps' }
  /** No finite population correction: c = 1, W = 0. R without `fpc`. */
  | { readonly method: 'with-replacement' };

/**
 * A stratum in pieces: a node that holds some PSUs of a stratum keeps these sums, and pieces add. The additive form
 * S2 − S1·S1'/C1 loses digits where PSU totals are alike; where all PSUs are at hand `stratumFromVillages` centres them.
 */
export interface StratumPart {
  readonly design: StratumDesign;
  /** n: PSUs that took part in the draw, zeros included; take-all villages are not among them. */
  readonly sampled: number;
  /** C1 = Σc, C2 = Σc². */
  readonly c1: number;
  readonly c2: number;
  /** S1 = Σc·E, S2 = Σc·E·E' (packed). */
  readonly s1: Float64Array;
  readonly s2: Float64Array;
  /** W, packed: what the draws inside the PSUs add. */
  readonly within: Float64Array;
  /** The variance of take-all villages, packed: between the households of their lists. */
  readonly takeAllVariance: Float64Array;
  readonly totals: Float64Array;
  /** `CELL_FIELDS` by cell; its PSUs are all, its strata those of take-all villages alone until the stratum is finished. */
  readonly cells: Float64Array;
  /** By cell: PSUs that took part in the draw and have x > 0. */
  readonly sampledWithX: Float64Array;
  readonly villages: number;
  readonly households: number;
  readonly emptyLists: number;
  readonly lonelyLists: number;
  /** Of take-all villages: answered households, lists, and lists with one answer of several households. */
  readonly takeAllPsus: number;
  readonly takeAllStrata: number;
  readonly takeAllLonely: number;
}

export const emptyStratumPart = (design: StratumDesign, block: Block): StratumPart => ({
  design,
  sampled: 0,
  c1: 0,
  c2: 0,
  s1: new Float64Array(columnCount(block)),
  s2: new Float64Array(triangleSize(columnCount(block))),
  within: new Float64Array(triangleSize(columnCount(block))),
  takeAllVariance: new Float64Array(triangleSize(columnCount(block))),
  totals: new Float64Array(columnCount(block)),
  cells: emptyCellSums(cellCount(block)),
  sampledWithX: new Float64Array(cellCount(block)),
  villages: 0,
  households: 0,
  emptyLists: 0,
  lonelyLists: 0,
  takeAllPsus: 0,
  takeAllStrata: 0,
  takeAllLonely: 0,
});

const sameDesign = (a: StratumDesign, b: StratumDesign): boolean =>
  a.method === 'simple-random'
    ? b.method === 'simple-random' && a.sampled === b.sampled && a.population === b.population
    : a.method === b.method;

/** Two pieces of one stratum. Adding two strata of one design collapses them into one, as for named pairs of lonely strata. */
export const addStratumParts = (a: StratumPart, b: StratumPart): StratumPart => {
  if (a.totals.length !== b.totals.length)
    throw new EstimationError(
      'wrong-shape',
      `Parts of ${a.totals.length} and of ${b.totals.length} columns do not add.`,
    );
  if (!sameDesign(a.design, b.design))
    throw new EstimationError(
      'mixed-designs',
      `A part drawn "${a.design.method}" does not add to "${b.design.method}".`,
    );
  return {
    design: a.design,
    sampled: a.sampled + b.sampled,
    c1: a.c1 + b.c1,
    c2: a.c2 + b.c2,
    s1: sumOf(a.s1, b.s1),
    s2: sumOf(a.s2, b.s2),
    within: sumOf(a.within, b.within),
    takeAllVariance: sumOf(a.takeAllVariance, b.takeAllVariance),
    totals: sumOf(a.totals, b.totals),
    cells: sumOf(a.cells, b.cells),
    sampledWithX: sumOf(a.sampledWithX, b.sampledWithX),
    villages: a.villages + b.villages,
    households: a.households + b.households,
    emptyLists: a.emptyLists + b.emptyLists,
    lonelyLists: a.lonelyLists + b.lonelyLists,
    takeAllPsus: a.takeAllPsus + b.takeAllPsus,
    takeAllStrata: a.takeAllStrata + b.takeAllStrata,
    takeAllLonely: a.takeAllLonely + b.takeAllLonely,
  };
};
