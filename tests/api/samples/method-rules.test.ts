/** What a method asks of a stratum and of the village list, and how many villages it takes for certain. */
import { describe, expect, test } from 'vitest';
import { standardIndicators } from '../../../api/estimates/standard-indicators.ts';
import type { FrameVillage } from '../../../api/frames/frame.ts';
import { Refusal } from '../../../api/refusals.ts';
import { designSchema } from '../../../api/samples/design.ts';
import { mustFitFrame } from '../../../api/samples/design-rules.ts';
import { takeAllOf } from '../../../api/samples/take-all-of.ts';
import { drawMethods } from '../../../methods/sampling/certificate/read-design.ts';

const villagesOf = (
  sizes: readonly number[],
  attributes?: (at: number) => FrameVillage['attributes'],
): readonly FrameVillage[] =>
  sizes.map((size, at) => ({
    code: `43312410020${at}`,
    name: `村${at}`,
    stratum: 'town',
    size,
    attributes: attributes?.(at),
  }));

const designOf = (stratum: object, more: object = {}) =>
  designSchema.parse({
    strata: [{ code: 'town', reserve: 0, ...stratum }],
    households: { exited: 2 },
    indicators: [...standardIndicators],
    registryTotals: [],
    ...more,
  });

const refused = (stratum: object, more: object, villages: readonly FrameVillage[]): readonly string[] => {
  try {
    mustFitFrame(designOf(stratum, more), villages);
    return [];
  } catch (error) {
    if (error instanceof Refusal) {
      return [error.wording.en, error.wording.zh];
    }
    throw error;
  }
};

const four = villagesOf([10, 20, 30, 40], (at) => ({ road: `${at}`, bend: at === 2 ? null : `${at}` }));

describe('a method draws what it can draw', () => {
  test.each(drawMethods)('%s', (method) => {
    const villages = method === 'take-all' ? 4 : 2;
    expect(refused({ villages, method }, {}, four)).toEqual([]);
  });

  test('frame order along a column of the list, its name too', () => {
    for (const orderColumn of ['road', 'name']) {
      expect(refused({ villages: 2, method: 'pps-frame-order' }, { orderColumn }, four)).toEqual([]);
    }
  });

  test('a column that has gaps only where it is not used', () => {
    expect(refused({ villages: 2, method: 'simple-random' }, { orderColumn: 'bend' }, four)).toEqual([]);
  });
});

describe('and is refused, with the reason in both languages,', () => {
  test.each<[string, object, object, RegExp, RegExp]>([
    ['more villages than there are', { villages: 5 }, {}, /has 4 villages, but 5/, /只有 4 个村/],
    [
      'all, where that is said to be fewer',
      { villages: 3, method: 'take-all' },
      {},
      /all of its 4 villages/,
      /全部 4 个/,
    ],
    [
      'all, with reserves',
      { villages: 4, reserve: 1, method: 'take-all' },
      {},
      /nothing is left for reserves/,
      /无备用样本/,
    ],
    [
      'frame order with reserves',
      { villages: 2, reserve: 1, method: 'pps-frame-order' },
      {},
      /which has no reserves/,
      /不设备用样本/,
    ],
    [
      'an order that the list does not have',
      { villages: 2, method: 'pps-frame-order' },
      { orderColumn: 'river' },
      /no column river .* it has name, road, bend\./,
      /“river”列；现有：name、road、bend/,
    ],
    [
      'an order with gaps',
      { villages: 2, method: 'pps-frame-order' },
      { orderColumn: 'bend' },
      /order of bend, which is empty for 1 of its villages/,
      /有 1 个村该列为空/,
    ],
  ])('%s', (_fault, stratum, more, en, zh) => {
    const [english = '', chinese = ''] = refused(stratum, more, four);
    expect(english).toMatch(en);
    expect(chinese).toMatch(zh);
  });
});

/**
 * Särndal, Swensson and Wretman (1992), section 3.6: with n·M ≥ ΣM a unit is certain, and the rule is applied to the rest again.
 * n = 2: 2·140 ≥ 200, then 1·30 < 60: one. n = 3: 3·140 ≥ 200, then 2·30 ≥ 60, then 1·20 < 30: two. n = 4: all.
 */
describe('certain before anything is drawn', () => {
  const uneven = villagesOf([10, 20, 30, 140]);
  const certain = (method: string, villages: number) =>
    takeAllOf(designOf({ villages, method }), uneven).get('town');

  test.each(['pps-random-order', 'pps-frame-order', 'sequential-poisson', 'pareto'])(
    '%s: villages too large for a probability',
    (method) => {
      expect([2, 3, 4].map((n) => certain(method, n))).toEqual([1, 2, 4]);
    },
  );

  test('simple random: none, unless all are drawn', () => {
    expect([2, 3, 4].map((n) => certain('simple-random', n))).toEqual([0, 0, 4]);
  });

  test('take-all: all', () => {
    expect(certain('take-all', 4)).toBe(4);
  });
});
