import { describe, expect, it } from 'vitest';
import { rateBounds, verdictEffectiveN } from '../../../../methods/estimation/verdict/judged-rate.ts';
import { simple } from './rates.ts';

const tail = 0.05;

/** n_e by the rule, worked by hand. Degrees of freedom of n − 1 make the t quantiles cancel, so n*_df is p(1 − p)/v. */
describe('the n_e of a verdict', () => {
  // 0.04·0.96/0.000384 = 100
  const clustered = simple(20, 500, { variance: 0.000384 });

  it('is n* where events show in 8 PSUs', () => {
    expect(verdictEffectiveN(clustered, tail)).toBeCloseTo(100, 10);
  });

  it('is at most n_K there', () => {
    expect(verdictEffectiveN({ ...clustered, kishN: 90 }, tail)).toBe(90);
  });

  it('is at most n_K over the planned design effect while fewer than 8 PSUs hold an event', () => {
    const planned = { ...clustered, kishN: 240, deffPlanned: 3 };
    expect(verdictEffectiveN({ ...planned, eventPsus: 8 }, tail)).toBeCloseTo(100, 10);
    expect(verdictEffectiveN({ ...planned, eventPsus: 7 }, tail)).toBe(80);
  });

  it('stays n* where that is the smaller', () => {
    expect(verdictEffectiveN({ ...clustered, eventPsus: 3, deffPlanned: 2 }, tail)).toBeCloseTo(100, 10);
  });

  it('counts PSUs with a non-event above one half', () => {
    const high = simple(450, 500, { eventPsus: 20, nonEventPsus: 7, deffPlanned: 2 });
    expect(verdictEffectiveN(high, tail)).toBe(250);
    expect(verdictEffectiveN({ ...high, nonEventPsus: 8 }, tail)).toBe(500);
    const half = simple(250, 500, { eventPsus: 7, nonEventPsus: 20, deffPlanned: 2 });
    expect(verdictEffectiveN(half, tail)).toBe(250);
  });

  it('rests on the plan alone where every household says the same', () => {
    const none = simple(0, 600, { variance: 0, eventPsus: 0, deffPlanned: 1.5 });
    const all = simple(600, 600, { variance: 0, nonEventPsus: 0, deffPlanned: 1.5 });
    expect([none, all].map((rate) => verdictEffectiveN(rate, tail))).toEqual([400, 400]);
  });

  it('is what n_K allows where the variance is 0 though households differ', () => {
    expect(verdictEffectiveN(simple(20, 500, { variance: 0 }), tail)).toBe(500);
  });

  it('takes its t quantiles one-sided, as its bounds', () => {
    // t₁(0.05) = tan(0.45π) and t₂(0.05) = √2·0.9/√(1 − 0.9²): three rows, one degree of freedom
    const t1 = Math.tan(0.45 * Math.PI);
    const t2 = (Math.SQRT2 * 0.9) / Math.sqrt(1 - 0.81);
    const rate = simple(1, 3, { n: 3, degreesOfFreedom: 1, variance: 0.1 });
    expect(verdictEffectiveN(rate, tail)).toBeCloseTo(((2 / 9 / 0.1) * t2 ** 2) / t1 ** 2, 9);
  });

  it('is nothing for one household, which leaves every share possible', () => {
    const one = simple(1, 2, { n: 1, kishN: 1, variance: 0.1, degreesOfFreedom: 1 });
    expect(verdictEffectiveN(one, tail)).toBe(0);
    expect(rateBounds(one, tail)).toEqual({ lower: 0, upper: 1 });
  });

  it.each([
    [{ estimate: 1.2 }],
    [{ estimate: Number.NaN }],
    [{ variance: -1 }],
    [{ variance: Number.POSITIVE_INFINITY }],
    [{ degreesOfFreedom: 0 }],
    [{ n: 0 }],
    [{ n: Number.POSITIVE_INFINITY }],
    [{ kishN: 0 }],
    [{ kishN: Number.POSITIVE_INFINITY }],
    [{ deffPlanned: 0 }],
    [{ deffPlanned: Number.POSITIVE_INFINITY }],
  ])('refuses a rate with %o', (change) => {
    expect(() => verdictEffectiveN({ ...clustered, ...change }, tail)).toThrow('cannot be judged');
  });
});

describe('the one-sided bounds of a rate', () => {
  it('are 1 − α^(1/n_e) where no event was seen', () => {
    const none = simple(0, 600, { variance: 0, eventPsus: 0, deffPlanned: 2 });
    expect(rateBounds(none, tail).lower).toBe(0);
    expect(rateBounds(none, tail).upper).toBeCloseTo(1 - 0.05 ** (1 / 300), 14);
  });
});
