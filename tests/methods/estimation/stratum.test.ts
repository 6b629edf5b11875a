import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Block } from '../../../methods/estimation/block.ts';
import { cellSum } from '../../../methods/estimation/cell-sums.ts';
import { finishStratum } from '../../../methods/estimation/finish-stratum.ts';
import { addStratumParts, type StratumDesign } from '../../../methods/estimation/stratum.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { stratumPart } from '../../../methods/estimation/stratum-part.ts';
import { outsideArea, type VillageMoments, zeroVillage } from '../../../methods/estimation/village.ts';
import { designs, block as twoMeasures, villageMoments } from './random-design.ts';

const block: Block = { measures: ['y'], groups: ['all'] };

const htFile = z
  .object({
    cases: z.array(
      z.object({
        id: z.string(),
        y: z.array(z.number()),
        pik: z.array(z.number()),
        htTotal: z.object({ value: z.number() }),
        varianceDeville: z.object({ value: z.number() }),
      }),
    ),
  })
  .parse(
    JSON.parse(readFileSync(new URL('../../vectors/reference/sampling-ht.json', import.meta.url), 'utf8')),
  );

/** A PSU of which y is known without error. */
const known = (y: number, probability: number): VillageMoments => ({
  ...zeroVillage({ numerator: '1', denominator: '2' }, block),
  inclusion: probability,
  complement: 1 - probability,
  totals: Float64Array.of(y / probability, 1 / probability),
  households: 1,
  innerPsus: 1,
  innerStrata: 1,
});

const expectAllClose = (got: Float64Array, expected: Float64Array, relative: number, scale: number): void => {
  for (const [index, value] of got.entries())
    expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(
      relative * Math.max(Math.abs(value), scale),
    );
};

const largest = (values: Float64Array): number => Math.max(1e-300, ...values.map(Math.abs));

describe('a stratum drawn with unequal probabilities', () => {
  it.each(htFile.cases)(
    "has Deville's variance, R sampling's varest(): $id",
    ({ y, pik, htTotal, varianceDeville }) => {
      const villages = y.map((value, at) => known(value, pik[at] ?? 0));
      const { totals, variance } = stratumFromVillages(villages, { method: 'pps' }, block);
      expect(totals[0]).toBeCloseTo(htTotal.value, 9);
      expect(Math.abs((variance[0] ?? 0) / varianceDeville.value - 1)).toBeLessThan(1e-12);
    },
  );
});

/** By hand: 2 of 4 PSUs with totals 3 and 7 stand for 6 and 14; (1 − 2/4)·2/1·((6 − 10)² + (14 − 10)²) = 32. */
describe('a stratum drawn with equal probabilities', () => {
  const villages = [known(3, 0.5), known(7, 0.5)];
  const design = { method: 'simple-random', sampled: 2, population: 4 } as const;

  it('has the variance of a simple random sample', () => {
    expect(stratumFromVillages(villages, design, block).variance[0]).toBe(32);
    expect(stratumFromVillages(villages, { method: 'pps' }, block).variance[0]).toBe(32);
    expect(stratumFromVillages(villages, { method: 'with-replacement' }, block).variance[0]).toBe(64);
  });

  it('adds the share n/N of the variance inside PSUs', () => {
    const inner = villages.map((village) => ({ ...village, variance: Float64Array.of(10, 0, 0) }));
    expect(stratumFromVillages(inner, design, block).variance[0]).toBe(32 + 0.5 * 20);
    expect(stratumFromVillages(inner, { method: 'with-replacement' }, block).variance[0]).toBe(64);
  });

  it('adds the share π of it where probabilities differ', () => {
    const outer = [known(3, 0.25), known(7, 0.5)];
    const inner = outer.map((village) => ({ ...village, variance: Float64Array.of(10, 0, 0) }));
    const [alone = 0, both = 0] = [outer, inner].map(
      (psus) => stratumFromVillages(psus, { method: 'pps' }, block).variance[0],
    );
    expect(both - alone).toBeCloseTo(0.25 * 10 + 0.5 * 10, 12);
  });

  it('counts PSUs by what they say: with the group, with an event, with a non-event', () => {
    const says = (y: number, x: number): VillageMoments => ({
      ...known(0, 0.5),
      totals: Float64Array.of(y, x),
    });
    const psus = [says(0, 4), says(4, 4), says(1, 4), says(0, 0)];
    const { cells } = stratumFromVillages(psus, { method: 'pps' }, block);
    const counts = (['psus', 'eventPsus', 'nonEventPsus'] as const).map((field) => cellSum(cells, 0, field));
    expect(counts).toEqual([3, 2, 2]);
  });

  it('keeps drawn villages that have nothing to say as zeros', () => {
    const cut = villages.map((village, at) => (at === 0 ? village : outsideArea(village)));
    const { totals, variance, cells, psus, strata } = stratumFromVillages(cut, design, block);
    expect(totals[0]).toBe(6);
    // (1 − 2/4)·2/1·((6 − 3)² + (0 − 3)²) = 18
    expect(variance[0]).toBe(18);
    expect({ psus, strata }).toEqual({ psus: 2, strata: 1 });
    expect([
      cellSum(cells, 0, 'psus'),
      cellSum(cells, 0, 'strata'),
      cellSum(cells, 0, 'lonelyStrata'),
    ]).toEqual([1, 1, 0]);
  });

  it('lets closed villages stand for all that were drawn', () => {
    const closed = stratumFromVillages(villages, { method: 'pps' }, block, { drawn: 3 });
    // π falls from 1/2 to 1/3 each: totals 9 and 21, (1 − 1/3)·2·((9 − 15)² + (21 − 15)²) = 96
    expect(closed.totals[0]).toBeCloseTo(30, 12);
    expect(closed.variance[0]).toBeCloseTo(96, 10);
    expect(() => stratumFromVillages(villages, { method: 'pps' }, block, { drawn: 1 })).toThrow(
      '2 of 1 PSUs',
    );
  });

  it('is as if the closed villages alone had been drawn', () => {
    fc.assert(
      fc.property(designs(1, 0), fc.nat(3), ([stratum], open) => {
        if (stratum === undefined) return;
        const closed = stratum.villages.length;
        const drawn = closed + open;
        const moments = (n: number) =>
          stratum.villages.map((village) => villageMoments(village, n, drawn + 2));
        const provisional = stratumFromVillages(moments(drawn), { method: 'pps' }, twoMeasures, { drawn });
        const small = stratumFromVillages(moments(closed), { method: 'pps' }, twoMeasures);
        for (const key of ['totals', 'variance', 'cells'] as const)
          expectAllClose(provisional[key], small[key], 1e-9, 1e-6 * largest(small[key]));
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

describe('a stratum in parts', () => {
  const pieces = fc.tuple(designs(2, 0), fc.nat(4));

  it('adds to the stratum computed at once', () => {
    fc.assert(
      fc.property(pieces, ([[stratum], cut]) => {
        if (stratum === undefined) return;
        const villages = stratum.villages.map((each, at) =>
          villageMoments(each, at + 1, stratum.population + 1),
        );
        const all: readonly StratumDesign[] = [
          { method: 'pps' },
          { method: 'with-replacement' },
          { method: 'simple-random', sampled: villages.length, population: stratum.population },
        ];
        for (const design of all) {
          const part = addStratumParts(
            stratumPart(villages.slice(0, cut), design, twoMeasures),
            stratumPart(villages.slice(cut), design, twoMeasures),
          );
          const added = finishStratum(part);
          const direct = stratumFromVillages(villages, design, twoMeasures);
          expectAllClose(added.totals, direct.totals, 1e-12, largest(direct.totals));
          expectAllClose(added.variance, direct.variance, 1e-9, 1e-3 * largest(part.s2));
          expect({ ...added, totals: 0, variance: 0, cells: 0 }).toEqual({
            ...direct,
            totals: 0,
            variance: 0,
            cells: 0,
          });
          expectAllClose(added.cells, direct.cells, 1e-12, 1);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('is refused while PSUs are missing', () => {
    const design = { method: 'simple-random', sampled: 2, population: 4 } as const;
    expect(() => finishStratum(stratumPart([known(3, 0.5)], design, block))).toThrow(
      '2 PSUs were drawn, 1 are here',
    );
  });

  it('is refused where a PSU that was certain stands among those drawn', () => {
    const design = { method: 'simple-random', sampled: 2, population: 4 } as const;
    expect(() => finishStratum(stratumPart([known(3, 0.5), known(7, 1)], design, block))).toThrow(
      '2 PSUs were drawn, 1 are here',
    );
  });

  it('adds two lonely strata into one, as named pairs are collapsed', () => {
    const pair = [
      stratumPart([known(3, 0.5)], { method: 'pps' }, block),
      stratumPart([known(7, 0.5)], { method: 'pps' }, block),
    ] as const;
    const collapsed = finishStratum(addStratumParts(...pair));
    expect(collapsed.variance[0]).toBe(32);
    expect(collapsed).toMatchObject({ psus: 2, strata: 1, lonelyStrata: 0 });
  });

  it('counts households, PSUs that have something to say, and lonely lists of take-all villages', () => {
    const big = { ...known(3, 0.5), households: 7 };
    const silent = { ...known(0, 0.5), totals: Float64Array.of(0, 0), households: 5 };
    const lonely = { ...known(4, 1), lonelyLists: 1 };
    const one = stratumPart([big, silent, lonely], { method: 'pps' }, block);
    const other = stratumPart([known(7, 0.5), { ...lonely, lonelyLists: 2 }], { method: 'pps' }, block);
    expect(one).toMatchObject({ households: 13, sampledWithX: Float64Array.of(1), takeAllLonely: 1 });
    const both = addStratumParts(one, other);
    expect(both).toMatchObject({ households: 15, sampledWithX: Float64Array.of(2), takeAllLonely: 3 });
    expect(finishStratum(both)).toMatchObject({ households: 15, lonelyStrata: 3 });
  });

  it('does not add to one drawn otherwise', () => {
    const pps = stratumPart([known(3, 0.5)], { method: 'pps' }, block);
    const replaced = stratumPart([known(3, 0.5)], { method: 'with-replacement' }, block);
    expect(() => addStratumParts(pps, replaced)).toThrow('does not add');
  });
});

describe('a lonely stratum', () => {
  const villages = [known(3, 0.25)];
  const pps = { method: 'pps' } as const;

  it('adds c·E² under adjust, nothing under certainty, and is counted', () => {
    // c = 3/4, E = 3/0.25 = 12
    expect(stratumFromVillages(villages, pps, block, { lonelyPolicy: 'adjust' }).variance[0]).toBe(
      0.75 * 144,
    );
    for (const lonelyPolicy of ['certainty', 'average'] as const)
      expect(stratumFromVillages(villages, pps, block, { lonelyPolicy })).toMatchObject({
        variance: Float64Array.of(0, 0, 0),
        lonelyStrata: 1,
      });
  });

  it('is refused where the policy says so', () => {
    expect(() => stratumFromVillages(villages, pps, block, { lonelyPolicy: 'refuse' })).toThrow(
      'only one PSU',
    );
  });
});
