import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import {
  binomialCdf,
  casesFrom,
  casesUpTo,
} from '../../../../methods/sampling/planner/count-distribution.ts';
import { expectedGround } from '../../../../methods/sampling/planner/expected-interval.ts';
import { expectedPrecision } from '../../../../methods/sampling/planner/expected-precision.ts';
import {
  criticalCounts,
  hopedOutcome,
  outcomeChances,
  outcomeOf,
  powerAt,
} from '../../../../methods/sampling/planner/verdict-chances.ts';
import { both, simple } from '../../estimation/verdict/rates.ts';
import { expectNear } from '../reference.ts';
import { atLeast90, below2, indicator } from './requests.ts';

/** Households of a simple random sample: n_e is their number and cases are binomial. */
const independent = (households: number) => ({
  households,
  effectiveN: households,
  effectiveNAtEnds: households,
  dispersion: 0,
});

describe('the number of cases', () => {
  it.each([
    // bb <- function(k, n, p, rho) { s <- (1-rho)/rho; a <- p*s; b <- (1-p)*s; j <- 0:k
    //   sum(exp(lchoose(n, j) + lbeta(j+a, n-j+b) - lbeta(a, b))) }
    [3, 20, 0.1, 0.05, 0.811764787211],
    [15, 20, 0.9, 0.2, 0.158557173464],
    [9, 960, 0.008, 0.28 / 959, 0.738284865134],
    [140, 1719, 0.0626, 0.0012, 0.962656237442],
    [60, 600, 0.1, 0.7 / 599, 0.534072595821],
    [0, 12, 0.02, 0.3, 0.91003216426],
    // pbinom(1, 300, .02)
    [1, 300, 0.02, 0, 0.0166131526146],
  ])('up to %d of %d at %d with dispersion %d', (k, households, share, dispersion, r) => {
    expectNear(casesUpTo(k, { households, share, dispersion }), r, 1e-10);
  });

  it('is certain between the ends and impossible beyond', () => {
    for (const dispersion of [0, 0.1]) {
      const count = { households: 30, share: 0.2, dispersion };
      expect([casesUpTo(-1, count), casesUpTo(30, count)]).toEqual([0, 1]);
      expect([casesFrom(0, count), casesFrom(31, count)]).toEqual([1, 0]);
      expectNear(casesUpTo(7, count) + casesFrom(8, count), 1);
    }
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5)]).toEqual([0, 1]);
    // pbinom(10, 300, .02, lower.tail = FALSE)
    expectNear(casesFrom(11, { households: 300, share: 0.02, dispersion: 0 }), 0.0409620590646);
  });
});

/** How many cases a line allows at one-sided 95 %: Clopper–Pearson, by scipy's beta quantiles. */
describe('the counts that decide', () => {
  it.each([
    [below2, 150, 0, 7],
    [below2, 300, 1, 11],
    [below2, 500, 4, 16],
    [below2, 800, 9, 24],
    [below2, 1000, 12, 29],
    [below2, 2000, 29, 52],
    // At least 90 % of 400: meets from 371, fails up to 349; of 1,000 from 916, up to 883.
    [atLeast90, 400, 29, 51],
    [atLeast90, 1000, 84, 117],
  ])(
    '%o of %d households: meets up to %d bad cases, fails from %d',
    (rule, households, meetsUpTo, failsFrom) => {
      expect(criticalCounts(rule, independent(households))).toEqual({ meetsUpTo, failsFrom });
    },
  );

  it('may be none at all', () => {
    // 0.98^148 = 0.0503: of 148 none may be wrong and it still does not meet.
    expect(criticalCounts(below2, independent(148)).meetsUpTo).toBe(-1);
    // 0 of 1: qbeta(.95, 1, 1) = 0.95, not below 0.9
    expect(criticalCounts(atLeast90, independent(1))).toEqual({ meetsUpTo: -1, failsFrom: 2 });
  });

  it('are those of the verdict itself', () => {
    const cases = fc.record({
      households: fc.integer({ min: 20, max: 500 }),
      threshold: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      level: fc.double({ min: 0.8, max: 0.99, noNaN: true }),
      direction: fc.constantFrom('below' as const, 'at-least' as const),
    });
    fc.assert(
      fc.property(cases, fc.nat(500), ({ households, ...rule }, draw) => {
        const bad = draw % (households + 1);
        const events = rule.direction === 'below' ? bad : households - bad;
        expect(outcomeOf(rule, independent(households), bad)).toBe(
          judge(rule, both(simple(events, households))).outcome,
        );
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});

const groundOf = (villages: number, perVillage: number, expected: number, icc: number) => {
  const strata = [{ name: '', frame: null, weight: 1 }];
  const sample = { strata, quotas: [villages], perVillage, weightVariation: 0 };
  return expectedGround(expectedPrecision(indicator({ expected, icc }), sample), 0.95);
};

describe('the chances of a verdict', () => {
  /**
   * R: N <- nv*m; deff <- 1+(m-1)*icc; ne <- N/deff*(qt(.05,N-1)/qt(.05,nv-1))^2; bounds by qbeta(.05, ne*k/N, ne*(1-k/N)+1) and
   * qbeta(.95, ne*k/N+1, ne*(1-k/N)), at 0 and N with N/deff; beta-binomial of N with rho <- (deff-1)/(N-1).
   */
  it.each([
    [below2, 64, 15, 0.008, 0.02, 0.008, [729.513381392, 10, 29, 0.822343064018, 5.70605015571e-7]],
    [below2, 64, 15, 0.008, 0.02, 0.03, [729.513381392, 10, 29, 1.84239311152e-4, 0.503662222105]],
    [atLeast90, 40, 15, 0.93, 0.05, 0.93, [337.416082355, 43, 78, 0.588902643227, 7.12388000486e-5]],
    [atLeast90, 40, 15, 0.93, 0.05, 0.86, [337.416082355, 43, 78, 2.22838713147e-5, 0.715341312486]],
  ])(
    '%o of %d villages with %d answers, planned for %d with ICC %d, at %d',
    (rule, n, m, p, icc, truth, r) => {
      const ground = groundOf(n, m, p, icc);
      const critical = criticalCounts(rule, ground);
      const { meets, fails, cannotTell } = outcomeChances(rule, ground, critical, truth);
      const [effectiveN = 0, meetsUpTo, failsFrom, rMeets = 0, rFails = 0] = r;
      expectNear(ground.effectiveN, effectiveN);
      expect(critical).toEqual({ meetsUpTo, failsFrom });
      expectNear(meets, rMeets, 1e-7);
      expectNear(fails, rFails, 1e-7);
      expectNear(cannotTell, 1 - rMeets - rFails, 1e-7);
    },
  );

  /** The simulated surveys of expected-precision.test.ts, each judged with its own variance by the rules of a verdict. */
  it.each([
    [atLeast90, 40, 15, 0.9, 0.05, 0.0471, 0.0378],
    [atLeast90, 40, 15, 0.93, 0.05, 0.59685, 0.0001],
    [atLeast90, 40, 15, 0.86, 0.05, 0, 0.72225],
    [atLeast90, 25, 20, 0.95, 0.1, 0.7195, 0],
    [below2, 64, 15, 0.008, 0.02, 0.81505, 0],
    [below2, 64, 15, 0.03, 0.02, 0.00055, 0.519],
    [below2, 30, 10, 0.008, 0.02, 0.3249, 0.0001],
    [below2, 36, 8, 0.008, 0.02, 0.3484, 0.0002],
    [{ ...atLeast90, threshold: 0.4 }, 12, 10, 0.5, 0.1, 0.38145, 0.0009],
  ])(
    '%o of %d villages with %d answers at %d, ICC %d: within two points',
    (rule, n, m, p, icc, meets, fails) => {
      const ground = groundOf(n, m, p, icc);
      const found = outcomeChances(rule, ground, criticalCounts(rule, ground), p);
      expect(Math.abs(found.meets - meets)).toBeLessThan(0.02);
      expect(Math.abs(found.fails - fails)).toBeLessThan(0.02);
    },
  );

  it('of the truth is the power, and there is none on the line', () => {
    const ground = groundOf(64, 15, 0.008, 0.02);
    expectNear(powerAt(below2, ground, 0.008), 0.822343064018, 1e-7);
    expectNear(powerAt(below2, ground, 0.03), 0.503662222105, 1e-7);
    expect(powerAt(below2, ground, 0.02)).toBe(0);
    expect([0.01, 0.02, 0.03].map((truth) => hopedOutcome(below2, truth))).toEqual(['meets', null, 'fails']);
    expect([0.89, 0.9, 0.91].map((truth) => hopedOutcome(atLeast90, truth))).toEqual([
      'fails',
      null,
      'meets',
    ]);
  });
});
