import { describe, expect, it } from 'vitest';
import { allocateVillages } from '../../../../methods/sampling/planner/allocate-villages.ts';
import type { AllocationRule } from '../../../../methods/sampling/planner/plan-request.ts';
import { planSample } from '../../../../methods/sampling/planner/plan-sample.ts';
import { weighedStrata } from '../../../../methods/sampling/planner/plan-strata.ts';
import { reservesFor } from '../../../../methods/sampling/planner/reserves.ts';
import { county, indicator, request, suggested } from './requests.ts';

const strataOf = (...households: readonly number[]) =>
  weighedStrata({
    strata: households.map((size, place) => ({ name: `${place}`, villages: 50, households: size })),
  });

/** Worked by hand, as Cochran (1977), sections 5.5 and 5.9. */
describe('villages are divided among strata', () => {
  it.each<[AllocationRule, readonly number[], readonly number[], number, readonly number[]]>([
    // 10·(100, 300, 600)/1000 = 1, 3, 6; the first gets its two, 8 are left for 300:600, 2.67 and 5.33
    ['proportional', [100, 300, 600], [0.9, 0.9, 0.9], 10, [2, 3, 5]],
    // households·√(p(1 − p)): 1000·0.5 and 1000·0.3 of 16 are 10 and 6
    ['neyman', [1000, 1000], [0.5, 0.1], 16, [10, 6]],
    // √100 and √400
    ['power', [100, 400], [0.9, 0.9], 9, [3, 6]],
    ['equal', [100, 700], [0.9, 0.9], 8, [4, 4]],
  ])('%s: households %o with shares %o, %d villages', (rule, households, expected, villages, quotas) => {
    expect(allocateVillages(strataOf(...households), rule, indicator({ expected }), villages)).toEqual(
      quotas,
    );
  });

  it('by a plan that is given', () => {
    const goal = { kind: 'quotas', quotas: [30, 20] } as const;
    const design = suggested(planSample(request({ strata: county, goal, perVillage: [10] })));
    expect(design).toMatchObject({ villages: 50, interviews: 500, cost: 1000 });
    expect(design.strata).toMatchObject([
      { name: '贫困村', frameVillages: 128, frameHouseholds: 21_300, villages: 30, interviews: 300 },
      { name: '非贫困村', frameVillages: 182, frameHouseholds: 25_100, villages: 20, interviews: 200 },
    ]);
    // A stratum alone tells less than all together, the smaller one least.
    const [poor = 0, other = 0] = design.strata.flatMap(({ halfWidths }) => halfWidths);
    expect(poor).toBeGreaterThan(design.figures[0]?.halfWidth ?? 1);
    expect(other).toBeGreaterThan(poor);
  });
});

describe('reserves', () => {
  it.each([
    // sapply(0:6, function(k) 1 - pbinom(14, 18 + k, .85)): .7202 .8556 .9327 .9713 .9886 .9958 .9985
    [{ wanted: 15, drawn: 18, rate: 0.85 }, 0.95, 3],
    [{ wanted: 15, drawn: 18, rate: 0.85 }, 0.93, 2],
    [{ wanted: 15, drawn: 18, rate: 0.85 }, 0.998, 6],
    // sapply(0:4, function(k) 1 - pbinom(46, 47 + k, .97)): .2389 .5758 .8184 .9372 .9818
    [{ wanted: 47, drawn: 47, rate: 0.97 }, 0.95, 4],
    [{ wanted: 15, drawn: 15, rate: 1 }, 0.99, 0],
  ])('of %o suffice with %d', (units, assurance, reserves) => {
    expect(reservesFor(units, assurance, 100)).toBe(reserves);
  });

  it('are no more than there are', () => {
    expect(reservesFor({ wanted: 47, drawn: 47, rate: 0.97 }, 0.95, 1)).toBe(1);
  });

  it('of a stratum end with its villages', () => {
    const strata = [{ name: 'a', villages: 10, households: 1000 }];
    const goal = { kind: 'villages', villages: 9 } as const;
    const design = suggested(planSample(request({ strata, goal, perVillage: [10], villageRate: 0.5 })));
    expect(design.strata[0]?.reserveVillages).toBe(1);
  });

  it('stand in a plan for villages and households', () => {
    const goal = { kind: 'villages', villages: 47 } as const;
    const plan = planSample(request({ goal, perVillage: [15], responseRate: 0.85, villageRate: 0.97 }));
    // 15/0.85 = 17.6
    expect(suggested(plan)).toMatchObject({ issuedPerVillage: 18, reservePerVillage: 3, issued: 846 });
    expect(suggested(plan).cost).toBe(47 * (10 + 18));
    expect(suggested(plan).strata[0]?.reserveVillages).toBe(4);
  });
});
