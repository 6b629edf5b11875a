import { describe, expect, it } from 'vitest';
import type { PlanRequest } from '../../../../methods/sampling/planner/plan-request.ts';
import { planSample } from '../../../../methods/sampling/planner/plan-sample.ts';
import { atLeast90, county, indicator, request } from './requests.ts';

const nan = Number.NaN;
const withIndicator = (changes: Parameters<typeof indicator>[0]) => ({
  indicators: [indicator({ margin: 0.03, ...changes })],
});
const tested = (rule: object, power: number | null = null) =>
  withIndicator({ test: { rule: { ...atLeast90, ...rule }, power } });
const stratum = (changes: object) => ({ strata: [{ name: 'a', villages: 10, households: 900, ...changes }] });

describe('a plan is refused', () => {
  it.each<[string, Partial<PlanRequest>, string]>([
    ['a share of 0', withIndicator({ expected: 0 }), 'indicators[0].expected'],
    ['a share of 1', withIndicator({ expected: 1 }), 'indicators[0].expected'],
    ['a share that is no number', withIndicator({ expected: nan }), 'indicators[0].expected'],
    [
      'a stratum’s share of 1',
      { strata: county, ...withIndicator({ expected: [0.5, 1] }) },
      'indicators[0].expected[1]',
    ],
    ['an ICC of 1', withIndicator({ icc: 1 }), 'indicators[0].icc'],
    ['an ICC below 0', withIndicator({ icc: -0.01 }), 'indicators[0].icc'],
    ['a margin of 0', withIndicator({ margin: 0 }), 'indicators[0].margin'],
    ['a margin of one half', withIndicator({ margin: 0.5 }), 'indicators[0].margin'],
    ['a margin that is no number', withIndicator({ margin: nan }), 'indicators[0].margin'],
    ['an indicator on no answer', withIndicator({ share: 0 }), 'indicators[0].share'],
    ['an indicator on more than all answers', withIndicator({ share: 1.1 }), 'indicators[0].share'],
    ['a line at 1', tested({ threshold: 1 }), 'indicators[0].threshold'],
    ['a verdict with even chances', tested({ level: 0.5 }), 'indicators[0].verdictLevel'],
    ['a power of 1', tested({ threshold: 0.8 }, 1), 'indicators[0].power'],
    ['a power on the line', tested({}, 0.8), 'indicators[0].expected'],
    ['no indicator', { indicators: [] }, 'indicators'],
    ['nothing asked', withIndicator({ margin: null }), 'demands'],
    ['no stratum', { strata: [] }, 'strata'],
    ['a stratum without a village', stratum({ villages: 0 }), 'strata[0].villages'],
    ['half a village', stratum({ villages: 9.5 }), 'strata[0].villages'],
    ['fewer households than villages', stratum({ households: 9 }), 'strata[0].households'],
    ['households that are no number', stratum({ households: nan }), 'strata[0].households'],
    ['no number of answers a village', { perVillage: [] }, 'perVillage'],
    ['one answer a village', { perVillage: [5, 1] }, 'perVillage[1]'],
    ['half an answer', { perVillage: [7.5] }, 'perVillage[0]'],
    ['nobody who answers', { responseRate: 0 }, 'responseRate'],
    ['more than all who answer', { responseRate: 1.01 }, 'responseRate'],
    ['villages that cannot be worked', { villageRate: 0 }, 'villageRate'],
    ['weights of negative variation', { weightVariation: -0.1 }, 'weightVariation'],
    ['endless variation', { weightVariation: Number.POSITIVE_INFINITY }, 'weightVariation'],
    ['villages for nothing', { costs: { village: 0, household: 1 } }, 'costs.village'],
    ['households for nothing', { costs: { village: 10, household: 0 } }, 'costs.household'],
    ['certainty', { level: 1 }, 'level'],
    ['certain reserves', { reserveAssurance: 1 }, 'reserveAssurance'],
    ['no money', { goal: { kind: 'budget', budget: 0 } }, 'budget'],
    ['half a village drawn', { goal: { kind: 'villages', villages: 2.5 } }, 'villages'],
    ['an ICC to try of 1', { whatIf: { icc: [1], expected: null, responseRate: null } }, 'whatIf.icc[0]'],
    [
      'a share to try of 0',
      { whatIf: { icc: null, expected: [0], responseRate: null } },
      'whatIf.expected[0]',
    ],
    [
      'a rate to try of 0',
      { whatIf: { icc: null, expected: null, responseRate: [0] } },
      'whatIf.responseRate[0]',
    ],
  ])('with %s', (_, changes, name) => {
    expect(() => planSample(request(changes))).toThrow(
      expect.objectContaining({ code: 'value-out-of-range', data: expect.objectContaining({ name }) }),
    );
  });

  it('whose money buys not even two villages a stratum, with the least that does', () => {
    const goal = { kind: 'budget', budget: 59 } as const;
    // Two strata of two villages, 10 each and 5 households
    expect(() => planSample(request({ strata: county, goal, perVillage: [5, 10] }))).toThrow(
      expect.objectContaining({
        problem: {
          code: 'value-out-of-range',
          data: { name: 'budget', value: 59, range: '60 or more' },
        },
      }),
    );
    const enough = request({ strata: county, goal: { ...goal, budget: 60 }, perVillage: [5, 10] });
    expect(planSample(enough).suggestion?.design.villages).toBe(4);
  });

  it.each<[string, Partial<PlanRequest>, object]>([
    [
      'more villages drawn than there are',
      { strata: county, goal: { kind: 'villages', villages: 311 } },
      { code: 'allocation-impossible', data: { n: 311, least: 4, most: 310 } },
    ],
    [
      'fewer villages drawn than two a stratum',
      { strata: county, goal: { kind: 'villages', villages: 3 } },
      { code: 'allocation-impossible', data: { n: 3, least: 4, most: 310 } },
    ],
    [
      'a quota above its stratum',
      { strata: county, goal: { kind: 'quotas', quotas: [129, 20] } },
      { code: 'quota-above-list', data: { stratum: '贫困村', quota: 129, units: 128 } },
    ],
    [
      'a quota of one',
      { strata: county, goal: { kind: 'quotas', quotas: [20, 1] } },
      { code: 'quota-below-two', data: { stratum: '非贫困村', quota: 1 } },
    ],
    [
      'a quota of half a village',
      { strata: county, goal: { kind: 'quotas', quotas: [20.5, 20] } },
      { code: 'quota-not-positive-integer', data: { stratum: '贫困村', quota: 20.5 } },
    ],
    [
      'a quota too few',
      { strata: county, goal: { kind: 'quotas', quotas: [20] } },
      { code: 'lengths-differ', data: { name: 'quotas', expected: 2, found: 1 } },
    ],
    [
      'a share too many',
      { strata: county, ...withIndicator({ expected: [0.9, 0.9, 0.9] }) },
      { code: 'lengths-differ', data: { name: 'indicators[0].expected', expected: 2, found: 3 } },
    ],
    [
      'two strata of one name',
      { strata: county.map((each) => ({ ...each, name: 'a' })) },
      { code: 'stratum-twice', data: { stratum: 'a' } },
    ],
    [
      'two indicators of one name',
      { indicators: [indicator({ margin: 0.03 }), indicator()] },
      { code: 'attribute-twice', data: { name: 'satisfied' } },
    ],
  ])('with %s', (_, changes, problem) => {
    expect(() => planSample(request(changes))).toThrow(expect.objectContaining({ problem }));
  });

  it('but not a stratum of one village, which is taken whole', () => {
    const strata = [...county, { name: '镇', villages: 1, households: 400 }];
    const goal = { kind: 'quotas', quotas: [20, 20, 1] } as const;
    expect(planSample(request({ strata, goal, perVillage: [10] })).suggestion?.design.villages).toBe(41);
  });
});
