import { describe, expect, it } from 'vitest';
import { exactBounds } from '../../../../methods/estimation/korn-graubard.ts';
import { reliabilityOf } from '../../../../methods/estimation/suppression/reliability.ts';

/** A simple random sample of n with its 95 % interval. */
const marked = (estimate: number, n: number, changes: object = {}) =>
  reliabilityOf({
    estimate,
    n,
    effectiveN: n,
    degreesOfFreedom: 20,
    interval: exactBounds(estimate, n, 0.025),
    ...changes,
  });

const within = (estimate: number, lower: number, upper: number) =>
  marked(estimate, 400, { interval: { lower, upper } });

/** NCHS Data Presentation Standards for Proportions (Series 2, no. 175); the cases computed in scipy with its SAS code's formulas. */
describe('the NCHS mark', () => {
  it.each([
    [0.5, 40, 'wide'],
    [0.5, 45, 'wide'],
    [0.02, 60, 'relatively-wide'],
    [0.02, 150, 'relatively-wide'],
    [0.93, 400, undefined],
    [0.005, 600, undefined],
  ])('of %d from %d households is %s', (estimate, n, reason) => {
    expect(marked(estimate, n).unreliable).toBe(reason);
  });

  it.each([
    [0.01, 113],
    [0.02, 167],
    [0.03, 223],
  ])('lets %d show from n_e = %d on', (estimate, n) => {
    expect(marked(estimate, n).unreliable).toBeUndefined();
    expect(marked(estimate, n - 1).unreliable).toBe('relatively-wide');
  });

  it('hides what rests on fewer than 30 households, counted or effective, however narrow', () => {
    const narrow = { interval: { lower: 0.49, upper: 0.51 } };
    expect(marked(0.5, 29, narrow).unreliable).toBe('few-households');
    expect(marked(0.5, 300, { ...narrow, effectiveN: 29.9 }).unreliable).toBe('few-households');
    expect(marked(0.5, 300, { ...narrow, n: 29 }).unreliable).toBe('few-households');
    expect(marked(0.5, 30, narrow).unreliable).toBeUndefined();
  });

  it('shows what is narrow whatever its relative width, and hides what is wide', () => {
    expect(within(0.001, 0, 0.05)).toEqual({ review: [], unreliableComplement: false });
    expect(within(0.001, 0, 0.0501).unreliable).toBe('relatively-wide');
    expect(within(0.5, 0.25, 0.5499).unreliable).toBeUndefined();
    expect(within(0.5, 0.25, 0.55).unreliable).toBe('wide');
  });

  it('hides by relative width above 130 %', () => {
    expect(within(0.1, 0.0625, 0.1875).unreliable).toBeUndefined();
    expect(within(0.1, 0.05, 0.1875).unreliable).toBe('relatively-wide');
  });

  it('sends to review what has fewer than 8 degrees of freedom, or is 0 or 1', () => {
    expect(marked(0.93, 400, { degreesOfFreedom: 7 }).review).toEqual(['few-degrees-of-freedom']);
    expect(marked(0.93, 400, { degreesOfFreedom: 8 }).review).toEqual([]);
    expect(marked(0, 100, { degreesOfFreedom: 7 }).review).toEqual(['few-degrees-of-freedom', 'zero-or-one']);
    expect(marked(1, 100).review).toEqual(['zero-or-one']);
    expect(marked(0.5, 40, { degreesOfFreedom: 2 }).review).toEqual([]);
  });

  it('shows 0 % only where its interval is narrow: 0 of 73 reaches 1 − 0.025^(1/73) = 4.93 %, 0 of 71 5.06 %', () => {
    expect(marked(0, 73).unreliable).toBeUndefined();
    expect(marked(0, 71).unreliable).toBe('relatively-wide');
  });

  it('footnotes a complement that could not be shown itself', () => {
    // 98 % of 150: as 2 % of 150, relatively wide
    expect(marked(0.98, 150)).toEqual({ review: [], unreliableComplement: true });
    expect(marked(0.98, 400).unreliableComplement).toBe(false);
    expect(marked(1, 71)).toEqual({ review: ['zero-or-one'], unreliableComplement: true });
    expect(marked(0.5, 45).unreliableComplement).toBe(false);
  });

  it('refuses what is no interval around its estimate', () => {
    for (const [lower, upper] of [
      [0.6, 0.7],
      [0.3, 0.4],
      [-0.1, 0.6],
      [0.4, 1.1],
      [Number.NaN, 0.6],
    ])
      expect(() => within(0.5, lower ?? 0, upper ?? 0)).toThrow('with an interval');
  });
});
