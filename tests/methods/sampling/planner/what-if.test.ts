import { describe, expect, it } from 'vitest';
import { planSample } from '../../../../methods/sampling/planner/plan-sample.ts';
import { expectNear } from '../reference.ts';
import { atLeast90, county, first, indicator, request, suggested } from './requests.ts';

const demands = request({
  strata: county,
  indicators: [indicator({ margin: 0.03, test: { rule: atLeast90, power: null } })],
  perVillage: [15],
  responseRate: 0.8,
});

describe('what if an assumption is wrong', () => {
  const plan = planSample(demands);
  const line = (vary: string, value: number) => {
    const found = plan.whatIf.find((each) => each.vary === vary && Math.abs(each.value - value) < 1e-9);
    if (found === undefined) throw new Error(`no line for ${vary} ${value}`);
    return found;
  };

  it('tries half and double, and ten points of response', () => {
    expect(plan.whatIf.map(({ vary, value, planned }) => [vary, value, planned])).toEqual([
      ['icc', 0.025, false],
      ['icc', 0.05, true],
      ['icc', 0.1, false],
      ['expected', 0.95, false],
      ['expected', 0.9, true],
      ['expected', 0.8, false],
      ['response-rate', 0.7, false],
      ['response-rate', 0.8, true],
      ['response-rate', 0.9, false],
    ]);
  });

  it('repeats the plan where nothing is', () => {
    const { villages, cost, figures } = suggested(plan);
    for (const each of plan.whatIf.filter(({ planned }) => planned)) {
      expect(each.figures).toEqual(figures);
      expect(each.needed).toEqual({ villages, cost });
    }
  });

  it('keeps the sample, and says what would be needed instead', () => {
    const double = line('icc', 0.1);
    const given = (icc: number, perVillage: number) =>
      suggested(
        planSample({
          ...demands,
          goal: { kind: 'quotas', quotas: suggested(plan).strata.map(({ villages }) => villages) },
          indicators: [indicator({ icc })],
          perVillage: [perVillage],
        }),
      );
    expectNear(first(double.figures).halfWidth, first(given(0.1, 15).figures).halfWidth);
    const replanned = planSample({ ...demands, indicators: [indicator({ icc: 0.1, margin: 0.03 })] });
    expect(double.needed).toEqual({
      villages: suggested(replanned).villages,
      cost: suggested(replanned).cost,
    });
    // 15 answers wanted of 18.75 → 19 visits a village. Of as many visits 0.9/0.8 as many answer.
    expectNear(first(line('response-rate', 0.9).figures).answers, (suggested(plan).interviews * 0.9) / 0.8);
  });

  it('keeps the differences between strata when the share changes', () => {
    const split = planSample({
      ...demands,
      indicators: [indicator({ expected: [0.9, 0.95], margin: 0.03 })],
      whatIf: { icc: [], expected: [0.87], responseRate: [] },
    });
    // The rarer sides 0.1 and 0.05 grow alike, so that over all they are 0.13.
    const planned = (21_300 * 0.1 + 25_100 * 0.05) / 46_400;
    const times = 0.13 / planned;
    const { figures } = first(split.whatIf);
    expectNear(first(figures).expected, 0.87);
    const direct = planSample({
      ...demands,
      indicators: [indicator({ expected: [1 - 0.1 * times, 1 - 0.05 * times] })],
      goal: { kind: 'quotas', quotas: suggested(split).strata.map(({ villages }) => villages) },
    });
    expectNear(first(figures).halfWidth, first(suggested(direct).figures).halfWidth, 1e-9);
  });

  it('divides villages anew where another spread steers them', () => {
    const neyman = { ...demands, allocation: 'neyman' } as const;
    const uneven = planSample({
      ...neyman,
      indicators: [indicator({ expected: [0.6, 0.97], margin: 0.025 })],
      whatIf: { icc: [], expected: [0.45], responseRate: [] },
    });
    // Over all 0.800; the rarer sides 0.4 and 0.03 grow by 0.45/0.2 = 2.25, the first to one half at most.
    const times = 0.45 / ((21_300 * 0.4 + 25_100 * 0.03) / 46_400);
    const direct = planSample({
      ...neyman,
      indicators: [indicator({ expected: [0.5, 1 - 0.03 * times], margin: 0.025 })],
    });
    expect(first(uneven.whatIf).needed?.villages).toBe(suggested(direct).villages);
  });

  it('tries the values that are asked for, and needs nothing where nothing is demanded', () => {
    const asked = planSample({
      ...demands,
      goal: { kind: 'villages', villages: 40 },
      indicators: [indicator({ icc: 0 }), indicator({ key: 'other' })],
      whatIf: { icc: null, expected: [0.85], responseRate: [0.5, 0.8] },
    });
    expect(asked.whatIf.map(({ indicator: key, vary, value }) => [key, vary, value])).toEqual([
      ['satisfied', 'icc', 0],
      ['satisfied', 'icc', 0.02],
      ['satisfied', 'icc', 0.05],
      ['satisfied', 'expected', 0.85],
      ['other', 'icc', 0.025],
      ['other', 'icc', 0.05],
      ['other', 'icc', 0.1],
      ['other', 'expected', 0.95],
      ['other', 'expected', 0.9],
      ['other', 'expected', 0.8],
      [null, 'response-rate', 0.5],
      [null, 'response-rate', 0.8],
    ]);
    expect(asked.whatIf.every(({ needed }) => needed === null)).toBe(true);
  });
});
