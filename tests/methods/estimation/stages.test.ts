import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import { psuFromArea } from '../../../methods/estimation/psu-from-area.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { block, designs, rowsOf, type Stratum, treeArea } from './random-design.ts';

/** Townships drawn, villages drawn in them, households drawn in these: each "stratum" of the random design is a township. */
const threeStages = (townships: readonly Stratum[], population: number) => {
  const rows = rowsOf(townships).map((row) => ({
    ...row,
    weight: (row.weight * population) / townships.length,
  }));
  return {
    rows,
    sample: sampleFrom({
      weights: rows.map(({ weight }) => weight),
      stages: [
        { units: rows.map(({ stratum }) => stratum), population: rows.map(() => population) },
        { units: rows.map(({ village }) => village), population: rows.map(({ villages }) => villages) },
        {
          strata: rows.map(({ list }) => list),
          units: rows.map(({ household }) => household),
          population: rows.map(({ households }) => households),
        },
      ],
    }),
  };
};

describe('a design of three stages', () => {
  it('is the same read from moments and from rows', () => {
    fc.assert(
      fc.property(designs(1, 1), fc.integer({ min: 1, max: 9 }), (townships, left) => {
        const sampled = townships.length;
        const population = sampled + left;
        const psus = townships.map((township) =>
          psuFromArea(treeArea([township]), { numerator: BigInt(sampled), denominator: BigInt(population) }),
        );
        const area = stratumFromVillages(psus, { method: 'simple-random', sampled, population }, block);
        const tree = readRatio(area, block, 'wrong', 'poor');
        const { rows, sample } = threeStages(townships, population);
        const flat = readFlatRatio(
          sample,
          domainOf(sample, (row) => rows[row]?.list === 'poor'),
          rows.map(({ answer }) => answer?.wrong ?? 0),
          rows.map(({ answer }) => answer?.persons ?? 0),
        );
        if ('notEstimable' in tree || 'notEstimable' in flat) {
          expect('notEstimable' in tree && 'notEstimable' in flat).toBe(true);
          return;
        }
        expect(Math.abs(tree.estimate - flat.estimate)).toBeLessThanOrEqual(1e-12);
        expect(Math.abs(tree.variance - flat.variance)).toBeLessThanOrEqual(
          1e-9 * Math.max(flat.variance, 1e-3),
        );
        expect(tree.degreesOfFreedom).toBe(flat.degreesOfFreedom);
        const [got = 0, expected = 0] = [tree.effectiveN, flat.effectiveN];
        expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-6 * expected);
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('counts the units inside where townships and their villages are all certain', () => {
    fc.assert(
      fc.property(designs(1, 1), (townships) => {
        const certain = townships.map(({ villages }) =>
          psuFromArea(treeArea([{ villages, population: villages.length }]), {
            numerator: '1',
            denominator: '1',
          }),
        );
        const lists = townships.flatMap(({ villages }) => villages).flatMap((village) => village.lists);
        expect(stratumFromVillages(certain, { method: 'pps' }, block)).toMatchObject({
          psus: lists.reduce((sum, { answered }) => sum + answered.length, 0),
          strata: lists.length,
        });
      }),
      { seed: 4, numRuns: 30 },
    );
  });

  it('counts what is lonely at either stage of a township, and what nobody answered', () => {
    fc.assert(
      fc.property(designs(1, 0), (townships) => {
        const lists = townships.flatMap(({ villages }) => villages).flatMap((village) => village.lists);
        const oneAnswer = lists.filter(({ answered, size }) => answered.length === 1 && size > 1).length;
        const oneVillage = townships.filter(({ villages }) => villages.length === 1).length;
        expect(psuFromArea(treeArea(townships), { numerator: '1', denominator: '2' })).toMatchObject({
          lonelyLists: oneAnswer + oneVillage,
          emptyLists: lists.filter(({ answered, size }) => answered.length === 0 && size > 0).length,
        });
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('leaves an average over lonely strata inside a PSU to those who see rows', () => {
    const township: Stratum = { population: 4, villages: [{ lists: [] }] };
    expect(() => psuFromArea(treeArea([township], 'average'), { numerator: '1', denominator: '2' })).toThrow(
      'Lonely strata',
    );
  });
});
