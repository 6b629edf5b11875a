import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaMoments, addAreas, sumAreas } from '../../../methods/estimation/area.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { entry, triangleIndex } from '../../../methods/estimation/packed-triangle.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../methods/estimation/read-total.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import {
  block,
  designs,
  flatColumn,
  flatDomain,
  flatSample,
  type Household,
  rowsOf,
  type Stratum,
  treeArea,
  villageMoments,
} from './random-design.ts';

const seeded = { seed: 20_150_001, numRuns: 100 };
const mapHouseholds = (
  strata: readonly Stratum[],
  change: (household: Household) => Household,
): readonly Stratum[] =>
  strata.map((stratum) => ({
    ...stratum,
    villages: stratum.villages.map(({ lists }) => ({
      lists: lists.map((list) => ({ ...list, answered: list.answered.map(change) })),
    })),
  }));

const ratioOf = (area: AreaMoments) => {
  const reading = readRatio(area, block, 'wrong', 'all');
  if ('notEstimable' in reading) throw new Error(reading.notEstimable);
  return reading;
};

const expectSameRatio = (got: AreaMoments, expected: AreaMoments): void => {
  const [a, b] = [ratioOf(got), ratioOf(expected)];
  expect(Math.abs(a.estimate - b.estimate)).toBeLessThanOrEqual(1e-12);
  expect(Math.abs(a.variance - b.variance)).toBeLessThanOrEqual(1e-10 * Math.max(b.variance, 1e-3));
  expect(a.degreesOfFreedom).toBe(b.degreesOfFreedom);
};

/** Cholesky with a tolerance: fails on a matrix with a negative eigenvalue beyond rounding. */
const isPositiveSemiDefinite = (triangle: Float64Array, columns: number): boolean => {
  const scale = Math.max(...triangle.map(Math.abs), 1e-300);
  const rest = triangle.slice();
  const at = (i: number, j: number): number => entry(rest, triangleIndex(i, j));
  for (let pivot = 0; pivot < columns; pivot++) {
    const diagonal = at(pivot, pivot);
    if (diagonal < -1e-9 * scale) return false;
    if (diagonal <= 1e-9 * scale) continue;
    for (let j = pivot + 1; j < columns; j++)
      for (let i = pivot + 1; i <= j; i++)
        rest[triangleIndex(i, j)] = at(i, j) - (at(pivot, i) * at(pivot, j)) / diagonal;
  }
  return true;
};

describe('every estimate', () => {
  it('stays when strata, villages, lists and households change places', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const turned = strata.toReversed().map(({ villages, population }) => ({
          population,
          villages: villages.toReversed().map(({ lists }) => ({
            lists: lists.toReversed().map((list) => ({ ...list, answered: list.answered.toReversed() })),
          })),
        }));
        expectSameRatio(treeArea(turned), treeArea(strata));
      }),
      seeded,
    );
  });

  it('stays when rows come in another order and strata, villages and households have other names', () => {
    const read = (rows: ReturnType<typeof rowsOf>) => {
      const sample = flatSample(rows);
      return readFlatRatio(
        sample,
        flatDomain(sample, rows, 'all'),
        flatColumn(rows, ({ wrong }) => wrong),
        flatColumn(rows, ({ persons }) => persons),
      );
    };
    fc.assert(
      fc.property(designs(2, 2), fc.array(fc.nat(1000), { minLength: 1 }), (strata, keys) => {
        const rows = rowsOf(strata);
        const places = rows.map((_, row) => keys[row % keys.length] ?? 0);
        const renamed = [...rows.keys()]
          .sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
          .flatMap((at) => rows.slice(at, at + 1))
          .map((row) => ({
            ...row,
            stratum: `县${9 - Number(row.stratum)}`,
            village: `村${row.village}`,
            list: row.list === 'poor' ? 'a' : row.list,
            household: `户${row.household}`,
          }));
        const [before, after] = [read(rows), read(renamed)];
        if ('notEstimable' in before || 'notEstimable' in after) throw new Error('Not estimable.');
        expect(Math.abs(after.estimate - before.estimate)).toBeLessThanOrEqual(1e-12);
        expect(Math.abs(after.variance - before.variance)).toBeLessThanOrEqual(
          1e-10 * Math.max(before.variance, 1e-3),
        );
        expect({ ...after, estimate: 0, variance: 0, standardError: 0, effectiveN: 0, interval: 0 }).toEqual({
          ...before,
          estimate: 0,
          variance: 0,
          standardError: 0,
          effectiveN: 0,
          interval: 0,
        });
      }),
      seeded,
    );
  });

  it('has a covariance that is positive semi-definite', () => {
    fc.assert(
      fc.property(designs(1, 0), (strata) => {
        const { variance, totals } = treeArea(strata);
        expect(isPositiveSemiDefinite(variance, totals.length)).toBe(true);
      }),
      seeded,
    );
  });

  it('has no variance where y is a fixed share of x', () => {
    fc.assert(
      fc.property(designs(2, 2), fc.integer({ min: 1, max: 9 }), (strata, ninths) => {
        const proportional = mapHouseholds(strata, ({ persons, income }) => ({
          persons,
          income,
          wrong: (persons * ninths) / 9,
        }));
        const { estimate, variance, standardError } = ratioOf(treeArea(proportional));
        expect(estimate).toBeCloseTo(ninths / 9, 12);
        expect({ variance, standardError }).toEqual({ variance: 0, standardError: 0 });
        const rows = rowsOf(proportional);
        const sample = flatSample(rows);
        const flat = readFlatRatio(
          sample,
          flatDomain(sample, rows, 'all'),
          flatColumn(rows, ({ wrong }) => wrong),
          flatColumn(rows, ({ persons }) => persons),
        );
        expect(flat).toMatchObject({ variance: 0, standardError: 0 });
      }),
      seeded,
    );
  });

  it('keeps its ratio, and squares its totals’ variance, when all weights are scaled', () => {
    fc.assert(
      fc.property(designs(2, 2), fc.integer({ min: 2, max: 50 }), ([stratum], factor) => {
        const villages = stratum?.villages ?? [];
        const [once, often] = [1, factor].map((times) =>
          stratumFromVillages(
            villages.map((village) => villageMoments(village, 1, 60 * times)),
            { method: 'with-replacement' },
            block,
          ),
        );
        if (once === undefined || often === undefined) return;
        expectSameRatio(often, once);
        const [small, large] = [once, often].map((area) => readTotal(area, block, 'income', 'all'));
        if (small === undefined || large === undefined || 'notEstimable' in small || 'notEstimable' in large)
          return;
        expect(Math.abs(large.variance - factor ** 2 * small.variance)).toBeLessThanOrEqual(
          1e-9 * large.variance,
        );
      }),
      seeded,
    );
  });

  it('does not depend on how strata are added up', () => {
    fc.assert(
      fc.property(designs(2, 2), designs(2, 2), designs(2, 2), (a, b, c) => {
        const [first, second, third] = [treeArea(a), treeArea(b), treeArea(c)];
        expectSameRatio(addAreas(first, addAreas(second, third)), sumAreas(first, [second, third]));
      }),
      seeded,
    );
  });
});
