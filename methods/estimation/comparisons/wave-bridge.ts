import type { Block } from '../block.ts';
import { EstimationError } from '../estimation-error.ts';
import { entry, triangleIndex, triangleSize } from '../packed-triangle.ts';
import type { VillageMoments } from '../village.ts';

/**
 * Two waves in one block, so that villages which are in both carry the covariance of what they said: measure m becomes `m@1` and `m@2`.
 * A stratum of bridged villages (those of either wave) goes up the tree like any other, and `readContrast` reads the change. R:
 * both waves' rows in one `svydesign` with the villages' ids, `svyby(~y, ~wave, …, covmat = TRUE)` and `svycontrast`.
 */
export const bridgedBlock = ({ measures, groups }: Block): Block => ({
  measures: [1, 2].flatMap((wave) => measures.map((measure) => inWave(measure, wave))),
  groups,
});

/** The name of a measure of a wave in the bridged block. */
export const inWave = (measure: string, wave: number): string => `${measure}@${wave}`;

/** A village in two waves; absent where it was not in one. */
export interface VillageInWaves {
  readonly first?: VillageMoments;
  readonly second?: VillageMoments;
}

const beside = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** Households of two waves were drawn apart from each other, so inside a village nothing is shared. */
const apart = (a: Float64Array, b: Float64Array, columns: number): Float64Array => {
  const both = new Float64Array(triangleSize(2 * columns));
  both.set(a);
  for (let j = 0; j < columns; j++)
    for (let i = 0; i <= j; i++)
      both[triangleIndex(columns + i, columns + j)] = entry(b, triangleIndex(i, j));
  return both;
};

const absent = (village: VillageMoments): VillageMoments => ({
  ...village,
  totals: new Float64Array(village.totals.length),
  variance: new Float64Array(village.variance.length),
  cells: new Float64Array(village.cells.length),
  households: 0,
  innerPsus: 0,
  innerStrata: 0,
  lonelyLists: 0,
  emptyLists: 0,
});

/**
 * One village of the bridge. Where the waves drew it with different probabilities the smaller one stands, which makes the variance
 * between villages no smaller than it is.
 * @throws EstimationError `wrong-shape` where it is in no wave, or the waves have other blocks
 */
export const bridgedVillage = ({ first, second }: VillageInWaves): VillageMoments => {
  const known = first ?? second;
  if (known === undefined) throw new EstimationError('wrong-shape', 'A village of the bridge is in no wave.');
  const a = first ?? absent(known);
  const b = second ?? absent(known);
  const columns = a.totals.length;
  if (b.totals.length !== columns)
    throw new EstimationError('wrong-shape', `Waves of ${columns} and of ${b.totals.length} columns.`);
  const rarer = a.inclusion <= b.inclusion ? a : b;
  return {
    inclusion: rarer.inclusion,
    complement: rarer.complement,
    totals: beside(a.totals, b.totals),
    variance: apart(a.variance, b.variance, columns),
    cells: beside(a.cells, b.cells),
    households: a.households + b.households,
    innerPsus: a.innerPsus + b.innerPsus,
    innerStrata: a.innerStrata + b.innerStrata,
    lonelyLists: a.lonelyLists + b.lonelyLists,
    emptyLists: a.emptyLists + b.emptyLists,
  };
};
