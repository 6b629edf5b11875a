import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpectedFigure } from '../../../../methods/sampling/planner/plan.ts';
import type { PlanRequest } from '../../../../methods/sampling/planner/plan-request.ts';
import { planSample } from '../../../../methods/sampling/planner/plan-sample.ts';
import { expectNear } from '../reference.ts';
import { atLeast90, below2, county, first, indicator, request, suggested } from './requests.ts';

const satisfied = indicator({ margin: 0.03, test: { rule: atLeast90, power: null } });
const wrongExit = indicator({
  key: 'wrong exit',
  expected: 0.008,
  icc: 0.02,
  share: 0.5,
  test: { rule: below2, power: 0.8 },
});

const power = ({ verdict }: ExpectedFigure): number => {
  if (verdict === null) throw new Error('no verdict');
  const { meets, fails } = first(verdict.chances);
  return verdict.hoped === 'meets' ? meets : fails;
};

/** The half-width of the first indicator with so many villages. */
const widthWith = (villages: number, changes: Partial<PlanRequest> = {}): number => {
  const plan = planSample(request({ goal: { kind: 'villages', villages }, perVillage: [15], ...changes }));
  return first(suggested(plan).figures).halfWidth;
};

describe('as few villages as meet what is asked', () => {
  it('meet a margin, and one fewer does not', () => {
    const plan = planSample(request({ perVillage: [15] }));
    const { villages } = suggested(plan);
    expect(widthWith(villages)).toBeLessThanOrEqual(0.03);
    expect(widthWith(villages - 1)).toBeGreaterThan(0.03);
    expect(plan.suggestion).toMatchObject({
      because: 'only-one',
      deciding: { kind: 'margin', indicator: 'satisfied' },
      runnerUp: null,
    });
    // z²·0.09/0.03² = 384.1; deff 1.7; the t of so few villages and the exact interval ask for more than the 653 of the formula
    expectNear(first(plan.formula).n0 ?? 0, 384.145882069);
    expectNear(first(plan.formula).forMargin ?? 0, 1.7 * 384.145882069);
    expect(suggested(plan).interviews).toBeGreaterThan(653);
  });

  it('stand beside the size of the textbook', () => {
    const formula = (changes: Partial<PlanRequest>) =>
      first(planSample(request({ perVillage: [15], ...changes })).formula).forMargin ?? 0;
    // cv_w = 0.5: 1.25*1.7*n0
    expectNear(formula({ weightVariation: 0.5 }), 816.309999397);
    // D <- 1.7*n0; D/(1 + (D - 1)/48000), for all households only
    const strata = [{ name: 'a', villages: 320, households: 48_000 }];
    expectNear(formula({ strata }), 644.295672346);
    // (1 + 6.5*.05)*n0
    expectNear(formula({ strata, indicators: [indicator({ margin: 0.03, share: 0.5 })] }), 508.993293742);
  });

  it('give a power, and keep it with more', () => {
    const indicators = [{ ...wrongExit, share: 1 }];
    const plan = planSample(request({ indicators, perVillage: [15] }));
    const { villages } = suggested(plan);
    const powerWith = (number: number): number => {
      const goal = { kind: 'villages', villages: number } as const;
      return power(first(suggested(planSample(request({ indicators, goal, perVillage: [15] }))).figures));
    };
    expect(powerWith(villages - 1)).toBeLessThan(0.8);
    for (const more of [0, 1, 2, 4, 6]) expect(powerWith(villages + more)).toBeGreaterThanOrEqual(0.8);
    // 1.28·((qnorm(.95)·√(.02·.98) + qnorm(.8)·√(.008·.992))/.012)²
    expectNear(first(plan.formula).forPower ?? 0, 828.270435817);
    expect(plan.suggestion?.deciding).toEqual({ kind: 'power', indicator: 'wrong exit' });
  });

  it('serve several indicators, each with its own households and design effect', () => {
    const plan = planSample(request({ strata: county, indicators: [satisfied, wrongExit] }));
    const { figures, perVillage } = suggested(plan);
    expect(figures.map(({ key }) => key)).toEqual(['satisfied', 'wrong exit']);
    expect(figures.map(({ meetsMargin, meetsPower }) => [meetsMargin, meetsPower])).toEqual([
      [true, null],
      [null, true],
    ]);
    const [whole, half] = figures;
    expectNear(whole?.deffPlanned ?? 0, 1 + (perVillage - 1) * 0.05);
    expectNear(half?.deffPlanned ?? 0, 1 + (perVillage / 2 - 1) * 0.02);
    expect(half?.perVillage).toBe(perVillage / 2);
    // What either needs alone is no more.
    for (const one of [satisfied, wrongExit]) {
      const alone = planSample(request({ strata: county, indicators: [one], perVillage: [perVillage] }));
      expect(suggested(alone).villages).toBeLessThanOrEqual(suggested(plan).villages);
    }
  });

  it('are two a stratum where that is enough', () => {
    const plan = planSample(
      request({ strata: county, indicators: [indicator({ margin: 0.4 })], perVillage: [30] }),
    );
    expect(suggested(plan).strata.map(({ villages }) => villages)).toEqual([2, 2]);
    expect(plan.suggestion?.deciding).toEqual({ kind: 'minimum' });
  });

  it('cannot be had of a frame with too few, which is said line by line', () => {
    const strata = [{ name: 'a', villages: 10, households: 120 }];
    const plan = planSample(request({ strata, perVillage: [5, 10, 12, 13] }));
    expect(plan.suggestion).toBeNull();
    expect([plan.formula, plan.whatIf]).toEqual([[], []]);
    expect(plan.rows.map(({ impossible }) => impossible?.reason)).toEqual([
      'not-enough-villages',
      'not-enough-villages',
      'not-enough-villages',
      'village-too-small',
    ]);
    const { impossible } = first(plan.rows);
    if (impossible?.reason !== 'not-enough-villages') throw new Error('another reason');
    expect(impossible.nearest).toMatchObject({ villages: 10, interviews: 50 });
    expect(plan.rows[3]?.impossible).toEqual({ reason: 'village-too-small', stratum: 'a', households: 12 });
  });

  it('cannot be had for a margin that no survey has, without a frame either', () => {
    const plan = planSample(request({ indicators: [indicator({ margin: 1e-5 })], perVillage: [10] }));
    expect(first(plan.rows).impossible?.reason).toBe('not-enough-villages');
  });
});

describe('what a design is expected to show', () => {
  const shown = (changes: Parameters<typeof indicator>[0]) => {
    const goal = { kind: 'villages', villages: 40 } as const;
    return first(
      suggested(planSample(request({ goal, indicators: [indicator(changes)], perVillage: [15] }))).figures,
    );
  };

  it('has the design effect of its clusters', () => {
    // 1 + 14·0.05
    expectNear(shown({}).deff, 1.7);
    expect(shown({ margin: 0.03 }).meetsMargin).toBe(false);
    expect(shown({ margin: 0.04 }).meetsMargin).toBe(true);
  });

  it.each([
    [below2, 0.008, [0.008, 0.005, 0.01, 0.02, 0.03, 0.04]],
    [atLeast90, 0.93, [0.93, 0.975, 0.95, 0.9, 0.85, 0.8]],
    [atLeast90, 0.85, [0.85, 0.975, 0.95, 0.9, 0.8]],
    // Beyond one half the rarer side becomes the larger; what would be all or none is left out.
    [{ ...atLeast90, threshold: 0.6 }, 0.7, [0.7, 0.9, 0.8, 0.6, 0.4, 0.2]],
    [{ ...atLeast90, threshold: 0.5 }, 0.7, [0.7, 0.125, 0.25, 0.5, 0.75]],
  ])('says chances along the line %o, the expected %d first', (rule, expected, truths) => {
    const { verdict } = shown({ expected, test: { rule, power: null } });
    expect(verdict?.chances.map(({ truth }) => truth)).toEqual(truths);
  });
});

describe('the trade-off', () => {
  it('shows the customary numbers and each optimum, and suggests the cheapest that does', () => {
    const plan = planSample(request({ strata: county, indicators: [satisfied, wrongExit] }));
    // √(10·0.95/0.05) = 13.78; √(10/0.5·0.98/0.02) = 31.305
    expect(plan.rows.map(({ perVillage }) => perVillage)).toEqual([5, 8, 10, 12, 14, 15, 20, 30, 31]);
    const costs = plan.rows.map(({ design }) => design?.cost ?? Number.POSITIVE_INFINITY);
    expect(plan.suggestion?.because).toBe('least-cost');
    expect(suggested(plan).cost).toBe(Math.min(...costs));
    const second = [...costs].sort((a, b) => a - b)[1];
    expect(plan.suggestion?.runnerUp?.moreCost).toBe((second ?? 0) - suggested(plan).cost);
    for (const { design } of plan.rows)
      expect(design?.cost).toBe((design?.villages ?? 0) * (10 + (design?.perVillage ?? 0)));
  });

  it('has its optimum where PracTools has it', () => {
    // clusOpt2(C1 = 750, C2 = 100, delta = .05, unit.rv = 1, tot.cost = 100000, cal.sw = 1): n.opt = 11.9 = sqrt(7.5 * .95/.05)
    const costs = { village: 750, household: 100 };
    expectNear(first(planSample(request({ costs })).optimum).perVillage ?? 0, 11.9373363863);
    // Where 85 % answer, an answer costs 1/0.85 visits: sqrt(10 * .85 * .95/.05)
    const { optimum } = planSample(request({ responseRate: 0.85 }));
    expectNear(first(optimum).perVillage ?? 0, 12.7082650271);
    const likeless = planSample(request({ indicators: [indicator({ icc: 0, margin: 0.03 })] }));
    expect(first(likeless.optimum).perVillage).toBeNull();
  });

  it('is best near that optimum where villages are many enough for t to be normal', () => {
    const goal = { kind: 'budget', budget: 1e6 } as const;
    const perVillage = Array.from({ length: 40 }, (_, place) => place + 2);
    const plan = planSample(request({ goal, perVillage }));
    // √(10·0.95/0.05) = 13.8
    expect(suggested(plan).perVillage).toBe(14);
  });

  it('serves the indicator that is worst off: against its margin, or where one has none against its spread', () => {
    const perVillage = Array.from({ length: 40 }, (_, place) => place + 2);
    const bestFor = (margins: readonly [number | null, number | null]): number => {
      const indicators = [
        indicator({ key: 'alike', expected: 0.95, icc: 0.2, margin: margins[0] }),
        indicator({ key: 'mixed', expected: 0.5, icc: 0.01, margin: margins[1] }),
      ];
      const whatIf = { icc: [], expected: [], responseRate: [] };
      const goal = { kind: 'budget', budget: 1e6 } as const;
      return suggested(planSample(request({ goal, perVillage, indicators, whatIf }))).perVillage;
    };
    // √(10·0.8/0.2) = 6.3: the more alike, the larger the width in spreads. √(10·0.99/0.01) = 31.5 where its margin is the tight one.
    expect(bestFor([null, null])).toBe(6);
    expect(bestFor([0.2, 0.02])).toBe(31);
    expect(bestFor([0.2, null])).toBe(6);
  });

  it('buys as many villages as the money allows, and no more than there are', () => {
    const plan = planSample(request({ goal: { kind: 'budget', budget: 1000 }, perVillage: [10, 15] }));
    // 20 a village with its 10 households: 50; 25: 40
    expect(plan.rows.map(({ design }) => design?.villages)).toEqual([50, 40]);
    expect(plan.suggestion?.because).toBe('most-precise');
    const few = [{ name: 'a', villages: 30, households: 3000 }];
    const all = planSample(
      request({ strata: few, goal: { kind: 'budget', budget: 1000 }, perVillage: [10] }),
    );
    expect(suggested(all)).toMatchObject({ villages: 30, cost: 600 });
  });

  it('leaves out what the money does not buy', () => {
    const plan = planSample(request({ goal: { kind: 'budget', budget: 50 }, perVillage: [10, 30] }));
    expect(plan.rows.map(({ impossible }) => impossible)).toEqual([
      null,
      { reason: 'budget-too-small', least: 80 },
    ]);
  });

  it('of a given number of villages suggests what meets the demands, else the most precise, else the optimum', () => {
    const goal = { kind: 'villages', villages: 60 } as const;
    const perVillage = [5, 10, 15, 30];
    const meeting = planSample(request({ goal, perVillage }));
    expect(meeting.suggestion?.because).toBe('least-cost');
    expect(first(suggested(meeting).figures).meetsMargin).toBe(true);
    const strict = planSample(request({ goal, perVillage, indicators: [indicator({ margin: 0.001 })] }));
    expect([strict.suggestion?.because, suggested(strict).perVillage]).toEqual(['most-precise', 30]);
    const open = planSample(request({ goal, perVillage, indicators: [indicator()] }));
    // 13.8 lies between 10 and 15, nearer to 15
    expect([open.suggestion?.because, suggested(open).perVillage]).toEqual(['nearest-optimum', 15]);
  });
});

describe('every plan', () => {
  const strata = fc.array(
    fc.record({ villages: fc.integer({ min: 3, max: 300 }), size: fc.integer({ min: 40, max: 400 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const inputs = fc.record({
    strata,
    expected: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    icc: fc.double({ min: 0, max: 0.3, noNaN: true }),
    margin: fc.double({ min: 0.02, max: 0.2, noNaN: true }),
    responseRate: fc.double({ min: 0.4, max: 1, noNaN: true }),
    allocation: fc.constantFrom('proportional', 'neyman', 'power', 'equal' as const),
  });
  const none = { icc: [], expected: [], responseRate: [] };

  it('meets its demands within its frame, and says chances that add up', () => {
    fc.assert(
      fc.property(inputs, ({ strata: sizes, expected, icc, margin, responseRate, allocation }) => {
        const frame = sizes.map(({ villages, size }, place) => ({
          name: `${place}`,
          villages,
          households: villages * size,
        }));
        const indicators = [indicator({ expected, icc, margin, test: { rule: atLeast90, power: null } })];
        const plan = planSample(
          request({
            strata: frame,
            indicators,
            responseRate,
            allocation,
            perVillage: [10, 20],
            whatIf: none,
          }),
        );
        for (const { design } of plan.rows) {
          if (design === null) continue;
          expect(first(design.figures).halfWidth).toBeLessThanOrEqual(margin);
          design.strata.forEach(({ villages, reserveVillages }, place) => {
            const inFrame = frame[place]?.villages ?? 0;
            expect(villages).toBeGreaterThanOrEqual(Math.min(2, inFrame));
            expect(villages + reserveVillages).toBeLessThanOrEqual(inFrame);
          });
          expect(design.issuedPerVillage * responseRate).toBeGreaterThanOrEqual(design.perVillage - 1e-6);
          for (const { meets, fails, cannotTell } of first(design.figures).verdict?.chances ?? []) {
            expectNear(meets + fails + cannotTell, 1);
            expect(Math.min(meets, fails, cannotTell)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { seed: 20260901, numRuns: 60 },
    );
  });

  it('tells more with more villages, and less the more alike the households of a village are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), inputs, (villages, { expected, icc }) => {
        const at = (likeness: number) => ({
          indicators: [indicator({ expected, icc: likeness })],
          whatIf: none,
        });
        expect(widthWith(villages + 1, at(icc))).toBeLessThan(widthWith(villages, at(icc)));
        expect(widthWith(villages, at(icc + 0.1))).toBeGreaterThan(widthWith(villages, at(icc)));
      }),
      { seed: 20260902, numRuns: 60 },
    );
  });
});
