import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Readings, Verdict } from '../../../../methods/estimation/verdict/judge.ts';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import type { JudgedRate } from '../../../../methods/estimation/verdict/judged-rate.ts';
import type { VerdictRule } from '../../../../methods/estimation/verdict/rule.ts';
import { both, simple } from './rates.ts';

const wrongExit: VerdictRule = { direction: 'below', threshold: 0.02, level: 0.95 };
const recognition: VerdictRule = { direction: 'at-least', threshold: 0.9, level: 0.95 };

const outcome = (rule: VerdictRule, events: number, n: number): string =>
  judge(rule, both(simple(events, n))).outcome;

const judged = (rule: VerdictRule, readings: Readings<JudgedRate>) => {
  const verdict: Verdict = judge(rule, readings);
  if ('notEstimable' in verdict) throw new Error(verdict.notEstimable);
  return verdict;
};

/**
 * How many events a line allows at one-sided 95 %: Clopper–Pearson, computed with scipy's beta quantiles. A check on a few by hand: of 150, none may
 * be wrong, for 0.98^150 = 0.048 and 0.98^149 = 0.049 are below 0.05, 0.98^148 = 0.0503 is not.
 */
describe('the verdict on a simple random sample', () => {
  it.each([
    [150, 0, 7],
    [300, 1, 11],
    [500, 4, 16],
    [800, 9, 24],
    [1000, 12, 29],
    [1500, 20, 40],
    [2000, 29, 52],
  ])('of %d households: below 2 %% up to %d errors, not below it from %d', (n, most, least) => {
    expect(outcome(wrongExit, most, n)).toBe('meets');
    expect(outcome(wrongExit, most + 1, n)).toBe('cannot-tell');
    expect(outcome(wrongExit, least - 1, n)).toBe('cannot-tell');
    expect(outcome(wrongExit, least, n)).toBe('fails');
  });

  it.each([
    [200, 188, 172],
    [400, 371, 349],
    [800, 735, 705],
    [1000, 916, 883],
    [1500, 1370, 1330],
  ])('of %d households: at least 90 %% from %d yes, less than that up to %d', (n, least, most) => {
    expect(outcome(recognition, least, n)).toBe('meets');
    expect(outcome(recognition, least - 1, n)).toBe('cannot-tell');
    expect(outcome(recognition, most + 1, n)).toBe('cannot-tell');
    expect(outcome(recognition, most, n)).toBe('fails');
  });

  it.each([
    [1, 0.005],
    [2, 0.0099],
    [3, 0.0149],
  ])(
    'that finds none of 600 has, at a planned design effect of %d, an upper bound of %d',
    (deffPlanned, upper) => {
      const none = simple(0, 600, { variance: 0, deffPlanned, eventPsus: 0 });
      expect(judged(wrongExit, both(none)).readings.against.upper).toBeCloseTo(upper, 4);
    },
  );

  it('differs from the official comparison, which stands beside it', () => {
    // 5 of 300 are 1.67 %, below 2 %: the official rule passes what the sample cannot tell
    const verdict = judged(wrongExit, both(simple(5, 300)));
    expect(verdict.outcome).toBe('cannot-tell');
    expect(verdict.official).toEqual({ estimate: 5 / 300, meets: true });
    // exactly at the line: “below” excludes it, “at least” includes it
    expect(judged(wrongExit, both(simple(6, 300))).official.meets).toBe(false);
    expect(judged(recognition, both(simple(270, 300))).official.meets).toBe(true);
  });
});

describe('a case that could not be judged', () => {
  it('stops “meets” as if it were an error', () => {
    // of 300, 1 error meets the line, 2 do not
    const verdict = judged(wrongExit, { against: simple(2, 300), inFavour: simple(1, 300) });
    expect(verdict.outcome).toBe('cannot-tell');
    expect(verdict.official).toEqual({ estimate: 1 / 300, meets: true });
  });

  it('does not help “fails”', () => {
    // of 300, 11 errors fail, 10 do not
    const outcomes = [10, 11].map(
      (errors) => judge(wrongExit, { against: simple(20, 300), inFavour: simple(errors, 300) }).outcome,
    );
    expect(outcomes).toEqual(['cannot-tell', 'fails']);
  });

  it('counts against recognition too', () => {
    // of 400, 371 meet and 349 fail
    const outcomes = [
      [370, 380],
      [371, 380],
      [300, 349],
      [300, 350],
    ].map(
      ([against, inFavour]) =>
        judge(recognition, { against: simple(against ?? 0, 400), inFavour: simple(inFavour ?? 0, 400) })
          .outcome,
    );
    expect(outcomes).toEqual(['cannot-tell', 'meets', 'fails', 'cannot-tell']);
  });

  it('may be what decides, and then no further sample tells', () => {
    const verdict = judged(wrongExit, { against: simple(12, 300), inFavour: simple(2, 300) });
    expect(verdict.furtherSample).toEqual({ within: false, reason: 'cannot-judge-cases' });
  });

  it('cannot make the reading in favour the worse one', () => {
    const better = { against: simple(1, 300), inFavour: simple(2, 300) };
    expect(() => judge(wrongExit, better)).toThrow('cannot be the reading against');
    expect(() => judge(recognition, { against: better.inFavour, inFavour: better.against })).toThrow(
      'cannot be the reading against',
    );
  });
});

describe('a verdict', () => {
  it('is not given on what cannot be estimated', () => {
    const none = { notEstimable: 'one-psu', n: 40 } as const;
    const expected = { outcome: 'cannot-tell', rule: wrongExit, notEstimable: 'one-psu' };
    expect(judge(wrongExit, both(none))).toEqual(expected);
    expect(judge(wrongExit, { against: simple(0, 300), inFavour: none })).toEqual(expected);
  });

  it.each([
    [{ threshold: 0 }, 'line at 0'],
    [{ threshold: 1 }, 'line at 1'],
    [{ threshold: Number.NaN }, 'line at NaN'],
    [{ level: 0.5 }, 'level of 0.5'],
    [{ level: 1 }, 'level of 1'],
    [{ level: 95 }, 'level of 95'],
  ])('refuses a rule with %o', (change, message) => {
    expect(() => judge({ ...wrongExit, ...change }, both(simple(1, 300)))).toThrow(message);
  });

  const cases = fc.record({
    n: fc.integer({ min: 20, max: 600 }),
    threshold: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    level: fc.double({ min: 0.8, max: 0.99, noNaN: true }),
    direction: fc.constantFrom('below' as const, 'at-least' as const),
  });

  /** P(X = k), binomial, by recursion from the mode-free logarithm. */
  const binomial = (n: number, p: number): readonly number[] => {
    const logs = [n * Math.log(1 - p)];
    for (let k = 1; k <= n; k++) logs.push((logs[k - 1] ?? 0) + Math.log(((n - k + 1) / k) * (p / (1 - p))));
    return logs.map(Math.exp);
  };

  /** The defining property: of areas that lie exactly on the line at most 1 − level are passed, and at most so many are failed. */
  it('errs at most as often as its level allows', () => {
    fc.assert(
      fc.property(cases, ({ n, ...rule }) => {
        const error = { meets: 0, fails: 0, 'cannot-tell': 0 };
        binomial(n, rule.threshold).forEach((probability, count) => {
          error[judge(rule, both(simple(count, n))).outcome] += probability;
        });
        expect(error.meets).toBeLessThanOrEqual(1 - rule.level + 1e-9);
        expect(error.fails).toBeLessThanOrEqual(1 - rule.level + 1e-9);
      }),
      { seed: 2015, numRuns: 25 },
    );
  });

  it('gets no worse when an error goes away, and both kinds of line are one seen from two sides', () => {
    const rank = { fails: 0, 'cannot-tell': 1, meets: 2 };
    fc.assert(
      fc.property(cases, fc.nat(600), ({ n, threshold, level }, draw) => {
        const count = 1 + (draw % n);
        const below: VerdictRule = { direction: 'below', threshold, level };
        const fewer = rank[judge(below, both(simple(count - 1, n))).outcome];
        expect(fewer).toBeGreaterThanOrEqual(rank[judge(below, both(simple(count, n))).outcome]);
        const mirror: VerdictRule = { direction: 'at-least', threshold: 1 - threshold, level };
        expect(judge(mirror, both(simple(n - count, n))).outcome).toBe(
          judge(below, both(simple(count, n))).outcome,
        );
      }),
      { seed: 2015, numRuns: 100 },
    );
  });
});
