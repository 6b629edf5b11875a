import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../../../methods/estimation/comparisons/contrast.ts';
import { contrastOfShares } from '../../../../methods/estimation/comparisons/contrast-of-shares.ts';
import { moverDifference } from '../../../../methods/estimation/comparisons/mover-difference.ts';
import { simple } from '../verdict/rates.ts';

/** R's data set `sleep`: ten patients, extra hours with two drugs; means 0.75 and 2.33, variances 3.200556 and 4.009. */
const first = { estimate: 0.75, standardError: Math.sqrt(3.2005555555556 / 10), degreesOfFreedom: 9 };
const second = { estimate: 2.33, standardError: Math.sqrt(4.009 / 10), degreesOfFreedom: 9 };

describe('a contrast', () => {
  it('of independent estimates is Welch’s: t.test(extra ~ group, data = sleep)', () => {
    // the example of R's help page ?t.test prints t = -1.8608, df = 17.776, p-value = 0.07939 and this interval
    const { degreesOfFreedom, interval, test } = contrast(first, second);
    expect(degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(test?.t).toBeCloseTo(-1.8608, 4);
    expect(test?.twoSided).toBeCloseTo(0.07939, 5);
    expect(interval.lower).toBeCloseTo(-3.3654832, 7);
    expect(interval.upper).toBeCloseTo(0.2054832, 7);
  });

  it('of estimates from the same units takes their covariance: the paired t.test of the same data', () => {
    // t = -4.0621, df = 9, p-value = 0.002833, interval −2.4598858 to −0.7001142; the differences have variance 1.5128889
    const covariance = (3.2005555555556 + 4.009 - 1.5128888888889) / 2 / 10;
    const { degreesOfFreedom, interval, test } = contrast(first, second, { covariance });
    expect(degreesOfFreedom).toBe(9);
    expect(test?.t).toBeCloseTo(-4.0621, 4);
    expect(test?.twoSided).toBeCloseTo(0.002833, 6);
    expect([interval.lower, interval.upper]).toEqual([
      expect.closeTo(-2.4598858, 7),
      expect.closeTo(-0.7001142, 7),
    ]);
  });

  it('takes the degrees of freedom and the level that it is given', () => {
    // infinite degrees of freedom: ±1.6448536 standard errors at 90 %
    const { interval, standardError } = contrast(first, second, {
      degreesOfFreedom: Number.POSITIVE_INFINITY,
      level: 0.9,
    });
    expect(standardError).toBeCloseTo(Math.sqrt(0.72095555555), 9);
    expect(interval.upper).toBeCloseTo(-1.58 + 1.6448536269514722 * standardError, 9);
    expect(interval.level).toBe(0.9);
  });

  it('of an estimate with itself is 0, with the largest covariance that there can be', () => {
    const covariance = first.standardError * first.standardError;
    expect(contrast(first, first, { covariance })).toMatchObject({ estimate: 0, standardError: 0 });
    expect(() => contrast(first, first, { covariance: covariance * (1 + 1e-8) })).toThrow('does not fit');
  });

  it('has no test where neither estimate varies and both are the same', () => {
    const still = { estimate: 1, standardError: 0, degreesOfFreedom: 5 };
    expect(contrast(still, { ...still, degreesOfFreedom: 3 })).toEqual({
      estimate: 0,
      standardError: 0,
      degreesOfFreedom: 3,
      interval: { lower: 0, upper: 0, level: 0.95 },
    });
  });
});

describe('the bounds of a difference', () => {
  /** Newcombe (1998), Statistics in Medicine 17, table II: 56/70 − 48/80 by method 10 is 0.0524 to 0.3339, 9/10 − 3/10 is 0.1705 to 0.8090. */
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
  ])('from Wilson’s bounds of %d/%d and %d/%d are Newcombe’s', (y1, n1, y2, n2, lower, upper) => {
    const wilson = (y: number, n: number) => {
      const z = 1.959963984540054;
      const spread = z * Math.sqrt(z * z + (4 * y * (n - y)) / n);
      const scale = 2 * (n + z * z);
      return {
        estimate: y / n,
        lower: (2 * y + z * z - spread) / scale,
        upper: (2 * y + z * z + spread) / scale,
      };
    };
    const bounds = moverDifference(wilson(y1, n1), wilson(y2, n2));
    expect(bounds.lower).toBeCloseTo(lower, 4);
    expect(bounds.upper).toBeCloseTo(upper, 4);
  });

  it('shrink to a point where two estimates always move together', () => {
    const estimate = { estimate: 0.4, lower: 0.3, upper: 0.5 };
    expect(moverDifference(estimate, estimate, 1)).toEqual({ lower: 0, upper: 0 });
  });
});

describe('a contrast of shares', () => {
  it('counts the upper bound of an area without one event: 6 of 300 against 0 of 300', () => {
    const none = simple(0, 300, { variance: 0 });
    const some = simple(6, 300);
    // exact bounds of 6 of 300 (R: binom.test) are 0.0073742 and 0.0430211, of 0 of 300 0 and 1 − 0.025^(1/300)
    const { estimate, interval, pValue } = contrastOfShares(some, none);
    expect(estimate).toBe(0.02);
    expect(interval.lower).toBeCloseTo(0.02 - Math.hypot(0.02 - 0.0073742, 1 - 0.025 ** (1 / 300)), 6);
    expect(interval.upper).toBeCloseTo(0.0430211, 6);
    expect(pValue).toBeLessThan(0.05);
  });

  it('does not call two areas without events different, nor an area from itself', () => {
    const none = simple(0, 300, { variance: 0 });
    expect(contrastOfShares(none, simple(0, 90, { variance: 0 })).pValue).toBe(1);
    expect(contrastOfShares(simple(20, 300), simple(20, 300)).pValue).toBe(1);
  });

  it('has a smallest p value', () => {
    expect(contrastOfShares(simple(5, 900), simple(890, 900)).pValue).toBe(2e-12);
  });

  it('says by p value what it says by interval, the same from both sides', () => {
    const share = fc.record({ events: fc.nat(60), n: fc.integer({ min: 60, max: 400 }) });
    const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    const correlation = fc.double({ min: -0.9, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(share, share, level, correlation, (a, b, asked, rho) => {
        const options = { level: asked, correlation: rho };
        const there = contrastOfShares(simple(a.events, a.n), simple(b.events, b.n), options);
        const back = contrastOfShares(simple(b.events, b.n), simple(a.events, a.n), options);
        expect(there.estimate).toBe(a.events / a.n - b.events / b.n);
        expect(back.pValue).toBeCloseTo(there.pValue, 9);
        expect(back.interval.lower).toBeCloseTo(-there.interval.upper, 12);
        const excludes = there.interval.lower > 0 || there.interval.upper < 0;
        if (Math.abs(there.pValue - (1 - asked)) > 1e-9) expect(there.pValue < 1 - asked).toBe(excludes);
        expect(there.interval.lower).toBeGreaterThanOrEqual(-1);
        expect(there.interval.upper).toBeLessThanOrEqual(1);
      }),
      { seed: 1998, numRuns: 40 },
    );
  });
});
