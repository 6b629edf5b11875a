import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactBounds } from '../../../../methods/estimation/korn-graubard.ts';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import type { JudgedRate } from '../../../../methods/estimation/verdict/judged-rate.ts';
import type { VerdictRule } from '../../../../methods/estimation/verdict/rule.ts';
import { both, simple } from './rates.ts';

const below: VerdictRule = { direction: 'below', threshold: 0.02, level: 0.95 };

const needed = (rule: VerdictRule, rate: JudgedRate) => {
  const verdict = judge(rule, both(rate));
  return 'notEstimable' in verdict ? undefined : verdict.furtherSample;
};

describe('the further sample', () => {
  it('is 149 effective households where no event was seen: 1 − 0.05^(1/n) < 0.02 from n = ln 0.05/ln 0.98 = 148.3', () => {
    const none = simple(0, 200, { variance: 0, eventPsus: 0, deffPlanned: 2 });
    // 200 interviews tell as much as 100; 149 take 298
    expect(needed(below, none)).toEqual({ within: true, outcome: 'meets', effectiveN: 149, households: 98 });
  });

  it('points to “fails” where the figure lies beyond the line', () => {
    // 3 % of n: the first n whose lower bound reaches 2 %, searched one by one
    let n = 300;
    while (exactBounds(0.03, n, 0.05).lower < 0.02) n++;
    expect(needed(below, simple(9, 300))).toEqual({
      within: true,
      outcome: 'fails',
      effectiveN: n,
      households: n - 300,
    });
  });

  it('is not within 20 times near the line', () => {
    const not = { within: false, reason: 'not-within-20-times' };
    expect(needed(below, simple(5.9, 300))).toEqual(not);
    expect(needed(below, simple(6, 300))).toEqual(not);
    expect(needed({ ...below, direction: 'at-least', threshold: 0.9 }, simple(270, 300))).toEqual(not);
  });

  it('is not offered by a sample that says nothing', () => {
    const one = simple(1, 2, { n: 1, kishN: 1, variance: 0.1, degreesOfFreedom: 1 });
    expect(needed({ ...below, threshold: 0.6 }, one)).toEqual({
      within: false,
      reason: 'not-within-20-times',
    });
  });

  it('is asked for only where the sample cannot tell', () => {
    expect(needed(below, simple(1, 300))).toBeUndefined();
    expect(needed(below, simple(11, 300))).toBeUndefined();
  });

  it('is the smallest that clears, for any figure and line', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const line = fc.double({ min: 0.005, max: 0.995, noNaN: true });
    fc.assert(
      fc.property(share, line, fc.integer({ min: 10, max: 60 }), (estimate, threshold, n) => {
        const rate = { ...simple(0, n), estimate, variance: 0 };
        const further = needed({ ...below, threshold }, rate);
        const clears = (size: number): boolean => {
          const { lower, upper } = exactBounds(estimate, size, 0.05);
          return upper < threshold || lower >= threshold;
        };
        const sizes = Array.from({ length: 19 * n + 1 }, (_, more) => n + more);
        const first = sizes.find(clears);
        if (further === undefined) expect(first).toBe(n);
        else expect(further.within ? further.effectiveN : undefined).toBe(first);
      }),
      { seed: 20, numRuns: 60 },
    );
  });
});
