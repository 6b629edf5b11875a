import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustForDegreesOfFreedom,
  effectiveSampleSize,
  exactBounds,
} from '../../../methods/estimation/korn-graubard.ts';
import {
  type MeasuredRatio,
  type RatioOptions,
  ratioBounds,
} from '../../../methods/estimation/ratio-bounds.ts';

const measured = (
  estimate: number,
  standardError: number,
  n: number,
  degreesOfFreedom: number,
): MeasuredRatio => ({
  estimate,
  variance: standardError ** 2,
  n,
  kishN: n,
  groupDegreesOfFreedom: degreesOfFreedom,
  areaDegreesOfFreedom: degreesOfFreedom,
});

const interval = (ratio: MeasuredRatio, options: RatioOptions = {}) => {
  const bounds = ratioBounds(ratio, 0.025, options);
  if (bounds === undefined) throw new Error('no interval');
  return bounds;
};

/** Computed with the NCHS code's formulas (Vital and Health Statistics 2-175, appendix) in scipy. */
describe('a Korn–Graubard interval', () => {
  it.each([
    [0.012, 0.005, 1200, 24, 428.5435, 0.0039864354, 0.0274783267],
    [0.93, 0.012, 1400, 24, 408.4038, 0.9007721736, 0.9527691259],
  ])('of %d ± %d from %d rows and %d degrees of freedom', (p, se, n, df, effectiveN, lower, upper) => {
    const bounds = interval(measured(p, se, n, df));
    expect(bounds.effectiveN).toBeCloseTo(effectiveN, 4);
    expect(bounds.lower).toBeCloseTo(lower, 10);
    expect(bounds.upper).toBeCloseTo(upper, 10);
  });

  it('is the exact binomial interval of a simple random sample: 5 of 100', () => {
    const { lower, upper } = exactBounds(0.05, 100, 0.025);
    expect(lower).toBeCloseTo(0.0164318792, 10);
    expect(upper).toBeCloseTo(0.1128349111, 10);
  });

  it('is defined where no event is seen: 0 of n is up to 1 − 0.025^(1/n), 0.61 % for 600', () => {
    const bounds = interval(measured(0, 0, 600, 24));
    expect(bounds.lower).toBe(0);
    expect(bounds.upper).toBeCloseTo(1 - 0.025 ** (1 / 600), 14);
  });

  it.each([
    [1, 0.005],
    [2, 0.0099],
    [3, 0.0149],
  ])('with 0 of 600 and a planned design effect of %d is one-sided up to %d', (deffPlanned, upper) => {
    const bounds = ratioBounds(measured(0, 0, 600, 24), 0.05, { deffPlanned });
    expect(bounds?.upper).toBeCloseTo(upper, 4);
  });

  it('mirrors at 1', () => {
    const none = interval(measured(0, 0, 87, 12), { deffPlanned: 1.5 });
    const all = interval(measured(1, 0, 87, 12), { deffPlanned: 1.5 });
    expect(all.upper).toBe(1);
    expect(all.lower).toBeCloseTo(1 - none.upper, 14);
  });

  it('stays defined for logit and arcsine where these are not', () => {
    for (const method of ['logit', 'arcsine'] as const)
      expect(interval(measured(0, 0, 600, 24), { interval: method })).toMatchObject({
        method: 'korn-graubard',
        lower: 0,
      });
  });

  it('never claims more than the households tell', () => {
    const proportion = {
      estimate: 0.5,
      variance: 1e-8,
      degreesOfFreedom: 9,
      n: 300,
      cap: 180,
      deffPlanned: 1,
    };
    expect(effectiveSampleSize(proportion, 0.025)).toBe(180);
    expect(effectiveSampleSize({ ...proportion, variance: 0 }, 0.025)).toBe(180);
  });

  it('has bounds at 0 and 1 without a cap too', () => {
    expect(interval(measured(0, 0, 600, 24), { cap: false })).toMatchObject({ effectiveN: 600, lower: 0 });
  });

  it('rests on t with one degree of freedom where two rows answered, on nothing where one did', () => {
    // t₁ is Cauchy: its 97.5 % point is tan(0.475π); that of t₂ is √2·0.95/√(1 − 0.95²)
    const t2 = (Math.SQRT2 * 0.95) / Math.sqrt(1 - 0.95 ** 2);
    const adjusted = 10 * (Math.tan(0.475 * Math.PI) / t2) ** 2;
    expect(adjustForDegreesOfFreedom(10, 2, 2, 0.025)).toBeCloseTo(adjusted, 9);
    expect(adjustForDegreesOfFreedom(10, 1, 2, 0.025)).toBe(0);
  });

  it('is the estimate without a cap where the variance is 0, as confint has it, and claims no size', () => {
    for (const method of ['korn-graubard', 'wilson', 'logit', 'arcsine'] as const) {
      const bounds = interval(measured(0.4, 0, 50, 5), { cap: false, interval: method });
      expect(bounds.lower).toBeCloseTo(0.4, 14);
      expect(bounds.upper).toBeCloseTo(0.4, 14);
      expect(bounds).not.toHaveProperty('effectiveN');
    }
  });

  it('has no bounds for a ratio that is no proportion', () => {
    expect(ratioBounds(measured(1.2, 0.1, 50, 5), 0.025, {})).toBeUndefined();
    expect(ratioBounds(measured(-0.2, 0.1, 50, 5), 0.025, { interval: 'logit' })).toBeUndefined();
    expect(ratioBounds(measured(1.2, 0.1, 50, 5), 0.025, { interval: 't' })).toMatchObject({ method: 't' });
  });
});

/** How many events a line of 2 % allows, and how many yes answers one of 90 % asks for, at one-sided 95 %; computed in scipy. */
describe('one-sided bounds against a line', () => {
  const upper = (events: number, n: number): number => exactBounds(events / n, n, 0.05).upper;
  const lower = (events: number, n: number): number => exactBounds(events / n, n, 0.05).lower;

  it.each([
    [300, 1, 11],
    [500, 4, 16],
    [1000, 12, 29],
    [2000, 29, 52],
  ])('with %d effective households: below 2 % up to %d events, above it from %d', (n, meets, fails) => {
    expect(upper(meets, n)).toBeLessThan(0.02);
    expect(upper(meets + 1, n)).toBeGreaterThanOrEqual(0.02);
    expect(lower(fails, n)).toBeGreaterThanOrEqual(0.02);
    expect(lower(fails - 1, n)).toBeLessThan(0.02);
  });

  it.each([
    [200, 188, 172],
    [400, 371, 349],
    [1500, 1370, 1330],
  ])('with %d: at least 90 %% from %d yes answers, below it up to %d', (n, meets, fails) => {
    expect(lower(meets, n)).toBeGreaterThanOrEqual(0.9);
    expect(lower(meets - 1, n)).toBeLessThan(0.9);
    expect(upper(fails, n)).toBeLessThan(0.9);
    expect(upper(fails + 1, n)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('every Korn–Graubard interval', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const ratio = fc.record({
    p: share,
    se: fc.double({ min: 1e-6, max: 0.4, noNaN: true }),
    n: fc.integer({ min: 2, max: 5000 }),
    df: fc.integer({ min: 1, max: 60 }),
  });

  it('lies inside [0, 1] and holds its estimate', () => {
    fc.assert(
      fc.property(ratio, ({ p, se, n, df }) => {
        const { lower, upper } = interval(measured(p, se, n, df));
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(p);
        expect(upper).toBeGreaterThanOrEqual(p);
        expect(upper).toBeLessThanOrEqual(1);
      }),
      { seed: 1998, numRuns: 300 },
    );
  });

  it('moves up with the estimate and narrows with the sample', () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.integer({ min: 2, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        (a, b, n, more) => {
          const low = exactBounds(Math.min(a, b), n, 0.025);
          const high = exactBounds(Math.max(a, b), n, 0.025);
          expect(low.lower).toBeLessThanOrEqual(high.lower + 1e-12);
          expect(low.upper).toBeLessThanOrEqual(high.upper + 1e-12);
          const wide = exactBounds(a, n, 0.025);
          const narrow = exactBounds(a, n + more, 0.025);
          expect(narrow.upper - narrow.lower).toBeLessThanOrEqual(wide.upper - wide.lower + 1e-12);
        },
      ),
      { seed: 1998, numRuns: 300 },
    );
  });
});
