import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeSample } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { type MeasuredRatio, ratioBounds } from '../../../methods/estimation/ratio-bounds.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { wilsonBounds } from '../../../methods/estimation/wilson.ts';
import { goldenArea, goldenBlock, goldenSample, goldenX, goldenY } from './golden-sample.ts';

const simple = (events: number, n: number): MeasuredRatio => {
  const p = events / n;
  return {
    estimate: p,
    variance: (p * (1 - p)) / n,
    n,
    kishN: n,
    groupDegreesOfFreedom: n - 1,
    areaDegreesOfFreedom: n - 1,
  };
};

describe('a Wilson interval', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3; the further digits: R 4.2.2, prop.test(y, n, correct = FALSE).
  it.each([
    [81, 263, 0.255288519878274, 0.3662095769828],
    [15, 148, 0.0623863995307363, 0.160487241723308],
    [0, 20, 0, 0.161125158052819],
    [1, 29, 0.00611321429276266, 0.171755218793203],
    [29, 29, 0.883030201500259, 1],
  ])('of %d of %d, drawn simply at random, is R’s', (events, n, lower, upper) => {
    const bounds = ratioBounds(simple(events, n), 0.025, { interval: 'wilson' });
    expect(bounds?.method).toBe('wilson');
    expect(bounds?.effectiveN).toBeCloseTo(n, 9);
    expect(bounds?.lower).toBeCloseTo(lower, 13);
    expect(bounds?.upper).toBeCloseTo(upper, 13);
  });

  it('at another level has that level’s z: prop.test(0, 20, conf.level = 0.9, correct = FALSE)', () => {
    expect(wilsonBounds(0, 20, 0.05).upper).toBeCloseTo(0.119157837360964, 13);
  });

  it('of a clustered sample rests on its effective size: prop.test(p * 14.0202832, 14.0202832, correct = FALSE)', () => {
    // The sample worked by hand with persons as n, as in golden-sample.ts.
    const figure = {
      estimate: 0.0881763527,
      variance: 0.00296718157,
      n: 66,
      kishN: 66,
      groupDegreesOfFreedom: 4,
      areaDegreesOfFreedom: 4,
    };
    const bounds = ratioBounds(figure, 0.025, { interval: 'wilson' });
    expect(bounds?.lower).toBeCloseTo(0.0182019199122444, 8);
    expect(bounds?.upper).toBeCloseTo(0.335289564074765, 7);
  });

  it('comes from moments and from rows alike, and says its name', () => {
    const options = { interval: 'wilson' } as const;
    const tree = readRatio(goldenArea(), goldenBlock, 'wrong-exit', 'all', options);
    const flat = readFlatRatio(goldenSample(), wholeSample(goldenSample()), goldenY, goldenX, options);
    if ('notEstimable' in tree || 'notEstimable' in flat) throw new Error('Six villages tell.');
    expect(tree.interval.method).toBe('wilson');
    expect(tree.interval.lower).toBeCloseTo(flat.interval.lower, 12);
    expect(tree.interval.upper).toBeCloseTo(flat.interval.upper, 12);
  });

  it('of none in clusters takes the planned design effect: z²/(n_K/deff + z²)', () => {
    // qnorm(0.975)^2 / (600 / 2 + qnorm(0.975)^2)
    const bounds = ratioBounds(simple(0, 600), 0.025, { interval: 'wilson', deffPlanned: 2 });
    expect(bounds).toMatchObject({ lower: 0, effectiveN: 300 });
    expect(bounds?.upper).toBeCloseTo(0.012642971224546, 13);
  });

  it('of nobody is everything', () => {
    for (const p of [0, 0.3, 0.5, 0.8, 1]) expect(wilsonBounds(p, 0, 0.025)).toEqual({ lower: 0, upper: 1 });
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const size = fc.double({ min: 0.01, max: 1e7, noNaN: true });

  it('lies inside [0, 1], holds its estimate, mirrors, and narrows with the sample', () => {
    fc.assert(
      fc.property(share, size, fc.double({ min: 1, max: 100, noNaN: true }), (p, n, times) => {
        const { lower, upper } = wilsonBounds(p, n, 0.025);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(p);
        expect(upper).toBeGreaterThanOrEqual(p);
        expect(upper).toBeLessThanOrEqual(1);
        const mirrored = wilsonBounds(1 - p, n, 0.025);
        expect(mirrored.lower).toBeCloseTo(1 - upper, 9);
        const narrow = wilsonBounds(p, times * n, 0.025);
        expect(narrow.upper - narrow.lower).toBeLessThanOrEqual(upper - lower + 1e-12);
      }),
      { seed: 1927, numRuns: 500 },
    );
  });

  it('has bounds that a score test just does not reject: |p − π| = z·√(π(1 − π)/n)', () => {
    const z = 1.959963984540054; // qnorm(0.975)
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (p, n) => {
          const { lower, upper } = wilsonBounds(p, n, 0.025);
          for (const bound of [lower, upper])
            expect(Math.abs(p - bound) / (z * Math.sqrt((bound * (1 - bound)) / n))).toBeCloseTo(1, 7);
        },
      ),
      { seed: 1927, numRuns: 300 },
    );
  });
});
