import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyArea } from '../../../methods/estimation/area.ts';
import { householdVector } from '../../../methods/estimation/block.ts';
import { designVariance } from '../../../methods/estimation/flat/design-covariance.ts';
import { designEffects } from '../../../methods/estimation/flat/design-effect.ts';
import { ratioInfluence } from '../../../methods/estimation/flat/influence.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { readContrast } from '../../../methods/estimation/read-contrast.ts';
import { readDesignEffect } from '../../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../methods/estimation/read-total.ts';
import { stratumFromVillages } from '../../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../../methods/estimation/village-from-lists.ts';
import {
  block,
  designs,
  flatColumn,
  flatDomain,
  flatSample,
  type List,
  rowsOf,
  type Stratum,
  treeArea,
} from './random-design.ts';

const household = { wrong: 1, persons: 2, income: 500 };
const list = (name: List['name'], answers: number, size = answers + 1): List => ({
  name,
  size,
  answered: Array.from({ length: answers }, (_, at) => ({ ...household, wrong: at % 2 })),
});
const stratum = (...villages: readonly (readonly List[])[]): Stratum => ({
  population: villages.length + 3,
  villages: villages.map((lists) => ({ lists })),
});
const read = (strata: readonly Stratum[], group = 'all', policy: 'adjust' | 'average' = 'adjust') =>
  readRatio(treeArea(strata, policy), block, 'wrong', group);

describe('a figure that cannot be had says why', () => {
  it('nobody answered', () => {
    expect(read([])).toEqual({ notEstimable: 'no-answers', n: 0 });
    expect(read([stratum([list('poor', 0)], [list('poor', 0)])])).toEqual({
      notEstimable: 'no-answers',
      n: 0,
    });
    expect(readTotal(emptyArea(block), block, 'wrong', 'all')).toEqual({ notEstimable: 'no-answers', n: 0 });
  });

  it('nobody of the group answered', () => {
    expect(read([stratum([list('poor', 2)], [list('poor', 2)])], 'exited')).toEqual({
      notEstimable: 'zero-denominator',
      n: 0,
    });
  });

  it('one village answered', () => {
    const one = [stratum([list('poor', 4)], [list('poor', 0)])];
    expect(read(one)).toEqual({ notEstimable: 'one-psu', n: 4, estimate: 0.25 });
    // The village that has no household of the group still took part in the draw: totals vary.
    expect(readTotal(treeArea(one), block, 'wrong', 'all')).toMatchObject({ degreesOfFreedom: 1 });
    expect(readTotal(treeArea([stratum([list('poor', 4)])]), block, 'wrong', 'all')).toMatchObject({
      notEstimable: 'one-psu',
    });
  });

  it('one village in each stratum', () => {
    const pairs = [stratum([list('poor', 2)]), stratum([list('poor', 4)])];
    expect(read(pairs)).toMatchObject({ notEstimable: 'no-degrees-of-freedom', n: 6, estimate: 0.25 });
    expect(readTotal(treeArea(pairs), block, 'wrong', 'all')).toMatchObject({
      notEstimable: 'no-degrees-of-freedom',
    });
  });

  it('a ratio above 1 has no interval of a proportion, but one by t', () => {
    const area = treeArea([stratum([list('poor', 2)], [list('poor', 4)])]);
    expect(readRatio(area, block, 'income', 'all')).toMatchObject({
      notEstimable: 'not-a-proportion',
      estimate: 500,
    });
    expect(readRatio(area, block, 'income', 'all', { interval: 't' })).toMatchObject({
      estimate: 500,
      variance: 0,
    });
  });

  it('a contrast with a group that nobody belongs to', () => {
    const area = treeArea([stratum([list('poor', 2)], [list('poor', 4)])]);
    const terms = ['poor', 'exited'].map((group) => ({ measure: 'wrong', group, coefficient: 1 }));
    expect(readContrast(area, block, terms)).toEqual({ notEstimable: 'zero-denominator', n: 0 });
  });

  it('a total of a group that only lonely strata have has no other strata to borrow from', () => {
    const lonely = [stratum([list('poor', 2)], [list('poor', 4)]), stratum([list('exited', 3)])];
    expect(readTotal(treeArea(lonely, 'average'), block, 'wrong', 'exited')).toMatchObject({
      notEstimable: 'only-lonely-strata',
      n: 3,
    });
  });

  it('counts strata that borrow their variance', () => {
    const lonely = [stratum([list('poor', 2)], [list('poor', 4)]), stratum([list('poor', 3)])];
    expect(read(lonely)).toMatchObject({ lonelyStrata: 1 });
    expect(read(lonely, 'all', 'average')).toMatchObject({ lonelyStrata: 1 });
  });
});

describe('a contrast', () => {
  it('of ratios that do not vary has a variance of 0, and not what rounding leaves', () => {
    // y is the same part of x in every household of a group, so that nothing is left of either ratio's error.
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(share, share, fc.array(size, { minLength: 4, maxLength: 12 }), (poor, exited, sizes) => {
        const groups = { measures: ['wrong'], groups: ['poor', 'exited'] };
        const villages = sizes.map((persons, at) => {
          const sums = emptyListSums(groups);
          for (const [group, part] of [
            ['poor', poor],
            ['exited', exited],
          ] as const)
            addHousehold(
              sums,
              householdVector(groups, [
                { measure: 'wrong', groups: [group], y: part * (persons + at), x: persons + at },
              ]),
            );
          const lists = [{ size: 7, sums }];
          return villageFromLists({ lists, inclusion: { numerator: '2', denominator: '7' } }, groups);
        });
        const area = stratumFromVillages(villages, { method: 'with-replacement' }, groups);
        const terms = [
          { measure: 'wrong', group: 'poor', coefficient: 3 },
          { measure: 'wrong', group: 'exited', coefficient: -2 },
        ];
        expect(readContrast(area, groups, terms)).toMatchObject({ variance: 0 });
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('names that the block does not hold', () => {
  it('are refused', () => {
    expect(() => readRatio(emptyArea(block), block, 'missed', 'all')).toThrow('no measure "missed"');
    expect(() => readRatio(emptyArea(block), block, 'wrong', 'rich')).toThrow('no group "rich"');
  });
});

describe('a total of a sampled area', () => {
  it('is its own with the area’s probability', () => {
    const area = treeArea([stratum([list('poor', 2)], [list('poor', 4)])]);
    const [whole, own] = [1, 0.25].map((areaInclusion) =>
      readTotal(area, block, 'wrong', 'all', { areaInclusion }),
    );
    if (whole === undefined || own === undefined || 'notEstimable' in whole || 'notEstimable' in own)
      throw new Error('two villages');
    expect(own.estimate).toBeCloseTo(whole.estimate / 4, 12);
    expect(own.standardError).toBeCloseTo(whole.standardError / 4, 12);
  });
});

describe('the design effect from moments', () => {
  it('equals that of the rows', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const rows = rowsOf(strata);
        const sample = flatSample(rows);
        const influence = ratioInfluence(
          sample,
          flatDomain(sample, rows, 'exited'),
          flatColumn(rows, ({ wrong }) => wrong),
          flatColumn(rows, ({ persons }) => persons),
        );
        const variance = influence && designVariance(sample, influence);
        if (influence === undefined || variance === undefined) throw new Error('Two villages tell.');
        const flat = designEffects(sample, influence, variance);
        const tree = readDesignEffect(treeArea(strata), block, 'wrong', 'exited');
        if (flat === undefined || flat.withReplacement < 1e-9) return;
        expect((tree?.withReplacement ?? 0) / flat.withReplacement).toBeCloseTo(1, 9);
        expect((tree?.withoutReplacement ?? 0) / (flat.withoutReplacement ?? 1)).toBeCloseTo(1, 9);
      }),
      { seed: 77, numRuns: 60 },
    );
  });

  it('names what unequal weights cost: households of weight 1 and 3 tell as much as 1/1.25 as many', () => {
    // n·Σw²/(Σw)² = 4·(1 + 1 + 9 + 9)/(1 + 1 + 3 + 3)² = 80/64
    const villages = [list('poor', 2, 2), list('poor', 2, 6)].map((each) => [each]);
    const area = treeArea([{ ...stratum(...villages), population: 2 }]);
    expect(readDesignEffect(area, block, 'wrong', 'all')?.kish).toBeCloseTo(1.25, 12);
  });
});
