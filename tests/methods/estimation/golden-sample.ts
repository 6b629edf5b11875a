import { type AreaMoments, addAreas } from '../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../methods/estimation/block.ts';
import { type Sample, sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import type { VillageMoments } from '../../../methods/estimation/village.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';

/**
 * A sample of 66 exited persons in 18 households, 6 of them wrongly exited: stratum, village, weight, x, y. Worked by hand:
 *
 *   Σwx 998, Σwy 88, R = 88/998 = 0.0881763527
 *   z = w(Σy − R·Σx)/998 by village:  A1 0.019457753, A2 −0.012722840, A3 0.002361436 (mean 0.003032116)
 *                                     B1 −0.021204734, B2 0.028011936, B3 −0.015903551 (mean −0.003032116)
 *   v = Σ over strata of 3/2 · Σ(z − z̄)² = 0.000777705 + 0.002189477 = 0.00296718157, standard error 0.0544718419
 *   df = 6 villages − 2 strata = 4
 *   n* = R(1 − R)/v = 27.0968533; times (t₆₅/t₄)² at 0.025: n_e = 14.0202832
 *   Korn–Graubard 95 %: (0.0040958124, 0.3605095499)
 */
const ROWS = [
  ['A', 'A1', 10, 4, 0],
  ['A', 'A1', 10, 3, 3],
  ['A', 'A1', 10, 5, 0],
  ['A', 'A2', 12, 4, 0],
  ['A', 'A2', 12, 2, 0],
  ['A', 'A2', 12, 6, 0],
  ['A', 'A3', 8, 3, 0],
  ['A', 'A3', 8, 4, 0],
  ['A', 'A3', 8, 1, 1],
  ['B', 'B1', 20, 4, 0],
  ['B', 'B1', 20, 5, 0],
  ['B', 'B1', 20, 3, 0],
  ['B', 'B2', 25, 2, 2],
  ['B', 'B2', 25, 4, 0],
  ['B', 'B2', 25, 4, 0],
  ['B', 'B3', 15, 5, 0],
  ['B', 'B3', 15, 3, 0],
  ['B', 'B3', 15, 4, 0],
] as const;

export const goldenBlock: Block = { measures: ['wrong-exit'], groups: ['all'] };

/** A village whose 3 households answered out of 3·w: their weight is w. */
const village = (name: string): VillageMoments => {
  const sums = emptyListSums(goldenBlock);
  const rows = ROWS.filter(([, psu]) => psu === name);
  for (const [, , , x, y] of rows)
    addHousehold(sums, householdVector(goldenBlock, [{ measure: 'wrong-exit', groups: ['all'], y, x }]));
  const size = rows.reduce((total, [, , weight]) => total + weight, 0);
  return villageFromLists(
    { lists: [{ size, sums }], inclusion: { numerator: '1', denominator: '1' } },
    goldenBlock,
  );
};

const stratum = (names: readonly string[]): AreaMoments =>
  stratumFromVillages(names.map(village), { method: 'with-replacement' }, goldenBlock);

export const goldenArea = (): AreaMoments =>
  addAreas(stratum(['A1', 'A2', 'A3']), stratum(['B1', 'B2', 'B3']));

export const goldenSample = (): Sample =>
  sampleFrom({
    weights: ROWS.map(([, , weight]) => weight),
    stages: [{ strata: ROWS.map(([name]) => name), units: ROWS.map(([, psu]) => psu) }],
  });

export const goldenY: readonly number[] = ROWS.map(([, , , , y]) => y);
export const goldenX: readonly number[] = ROWS.map(([, , , x]) => x);
