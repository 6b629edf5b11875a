import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { type FlatDesign, type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import {
  type QuantileOptions,
  readQuantile,
} from '../../../../methods/estimation/quantiles/read-quantile.ts';
import { weightedValues } from '../../../../methods/estimation/quantiles/weighted-values.ts';
import { woodruffEnds } from '../../../../methods/estimation/quantiles/woodruff-ends.ts';

/** Every row its own unit, equal weights. */
const simple = (n: number): Sample =>
  sampleFrom({ weights: Array.from({ length: n }, () => 1), stages: [{ units: [...Array(n).keys()] }] });

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k + 1);

const read = (values: readonly number[], p: number, options: QuantileOptions = {}) => {
  const sample = simple(values.length);
  return readQuantile(sample, wholeSample(sample), values, p, options);
};

describe("Woodruff's interval", () => {
  /**
   * Share 0.5, variance 0.25/99, t(0.975; 99) = 1.98421695: shares 0.40029 and 0.59971 of 1 … 100 are the values 41 and 60; the
   * standard error is 19/(2t). R: svyquantile(~x, svydesign(id = ~1, weights = ~1), .5) gives 50, 41, 60, 4.78778290469.
   */
  it('of the median of 1 … 100 is 41 to 60', () => {
    const found = read(upTo(100), 0.5, { interval: 't' });
    expect(found).toMatchObject({
      estimate: 50,
      degreesOfFreedom: 99,
      n: 100,
      interval: { lower: 41, upper: 60, level: 0.95, method: 't' },
      lonelyStrata: 0,
    });
    expect('standardError' in found ? found.standardError : undefined).toBeCloseTo(4.78778290469, 10);
  });

  it('says which end the sample does not reach', () => {
    // Share 0.2 ± 2.776·0.2 of five values: below 0, and 0.755 up.
    expect(read(upTo(5), 0.15, { interval: 't' })).toMatchObject({
      estimate: 1,
      standardError: { notEstimable: 'share-below-0' },
      interval: { lower: { notEstimable: 'share-below-0' }, upper: 4 },
    });
    // Share 0.8 ± 2.776·0.2.
    expect(read(upTo(5), 0.75, { interval: 't' })).toMatchObject({
      estimate: 4,
      standardError: { notEstimable: 'share-above-1' },
      interval: { lower: 2, upper: { notEstimable: 'share-above-1' } },
    });
  });

  it('reaches to the extremes where the share reaches 0 and 1, and no further', () => {
    const sample = simple(5);
    const values = weightedValues(sample, wholeSample(sample), upTo(5));
    expect(woodruffEnds(values, { lower: 0, upper: 1 }, 'math')).toEqual({ lower: 1, upper: 5 });
    expect(woodruffEnds(values, { lower: -1e-9, upper: 1 + 1e-9 }, 'math')).toEqual({
      lower: { notEstimable: 'share-below-0' },
      upper: { notEstimable: 'share-above-1' },
    });
  });

  it('at a share of 1 is a point by t, as in R, and exact otherwise', () => {
    expect(read(upTo(5), 0.9, { interval: 't' })).toMatchObject({
      estimate: 5,
      standardError: 0,
      interval: { lower: 5, upper: 5 },
    });
    // 0.025^(1/5) = 0.478: at least three of five.
    for (const interval of ['korn-graubard', 'logit', 'arcsine'] as const)
      expect(read(upTo(5), 0.9, { interval })).toMatchObject({
        estimate: 5,
        interval: { lower: 3, upper: 5, method: 'korn-graubard' },
      });
  });

  it('is Korn–Graubard by default, which at one half of 99 reaches from 0.398 to 0.602', () => {
    expect(read(upTo(100), 0.5)).toMatchObject({
      interval: { lower: 40, upper: 61, method: 'korn-graubard' },
    });
  });

  it('of everybody is a point where nothing caps the effective size', () => {
    const units = [...Array(4).keys()];
    const census = sampleFrom({
      weights: units.map(() => 1),
      stages: [{ units, population: units.map(() => 4) }],
    });
    expect(readQuantile(census, wholeSample(census), upTo(4), 0.5, { cap: false })).toMatchObject({
      estimate: 2,
      standardError: 0,
      interval: { lower: 2, upper: 2 },
    });
  });

  it('of a constant is that constant', () => {
    for (const interval of ['t', 'korn-graubard'] as const)
      expect(read([4, 4, 4, 4], 0.3, { interval })).toMatchObject({
        estimate: 4,
        standardError: 0,
        interval: { lower: 4, upper: 4 },
      });
  });
});

describe('a quantile that cannot be read', () => {
  const clustered = (design: Partial<FlatDesign>): Sample =>
    sampleFrom({ weights: [1, 1, 1], stages: [{ units: [1, 2, 3] }], ...design });
  const whole = (sample: Sample) => readQuantile(sample, wholeSample(sample), [5, 6, 7], 0.5);

  it('has a reason, and the point where there is one', () => {
    const sample = clustered({});
    const nobody = domainOf(sample, () => false);
    expect(readQuantile(sample, nobody, [5, 6, 7], 0.5)).toEqual({ notEstimable: 'no-answers', n: 0 });
    expect(whole(clustered({ weights: [0, 0, 0] }))).toEqual({ notEstimable: 'zero-denominator', n: 3 });
    expect(whole(clustered({ stages: [{ units: [1, 1, 1] }] }))).toEqual({
      notEstimable: 'one-psu',
      n: 3,
      estimate: 6,
    });
    expect(whole(clustered({ stages: [{ units: [1, 2, 3], strata: ['a', 'b', 'c'] }] }))).toEqual({
      notEstimable: 'no-degrees-of-freedom',
      n: 3,
      estimate: 6,
    });
  });

  it.each([0, 1, -0.1, Number.NaN])('is refused at p = %d', (p) => {
    expect(() => read([1, 2, 3], p)).toThrow(expect.objectContaining({ code: 'out-of-range' }));
  });
});

describe('a quantile with its interval', () => {
  const rows = fc.array(
    fc.record({
      stratum: fc.integer({ min: 0, max: 2 }),
      psu: fc.integer({ min: 0, max: 3 }),
      value: fc.integer({ min: 0, max: 40 }),
      weight: fc.integer({ min: 1, max: 20 }),
    }),
    { minLength: 12, maxLength: 40 },
  );
  type Row = typeof rows extends fc.Arbitrary<readonly (infer Each)[]> ? Each : never;

  const readRows = (
    all: readonly Row[],
    p: number,
    label = (psu: number): string => `p${psu}`,
    factor = 1,
  ) => {
    const sample = sampleFrom({
      weights: all.map(({ weight }) => weight * factor),
      stages: [{ units: all.map(({ psu }) => label(psu)), strata: all.map(({ stratum }) => stratum) }],
      nest: true,
    });
    return readQuantile(
      sample,
      wholeSample(sample),
      all.map(({ value }) => value),
      p,
    );
  };
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

  it('does not depend on the order of rows, on labels, or on the scale of the weights', () => {
    fc.assert(
      fc.property(rows, share, (all, p) => {
        const found = readRows(all, p);
        expect(readRows(all, p, (psu) => `village ${9 - psu}`)).toEqual(found);
        for (const other of [readRows(all.toReversed(), p), readRows(all, p, undefined, 64)]) {
          expect('notEstimable' in other).toBe('notEstimable' in found);
          if (!('notEstimable' in other || 'notEstimable' in found)) {
            expect(other.estimate).toBe(found.estimate);
            expect(other.interval).toEqual(found.interval);
          }
        }
      }),
      { seed: 20160114, numRuns: 100 },
    );
  });

  it('holds its estimate, and moves with the values', () => {
    fc.assert(
      fc.property(rows, share, (all, p) => {
        const found = readRows(all, p);
        const moved = readRows(
          all.map((row) => ({ ...row, value: 3 * row.value + 100 })),
          p,
        );
        fc.pre(!('notEstimable' in found || 'notEstimable' in moved));
        if ('notEstimable' in found || 'notEstimable' in moved) return;
        expect(found.interval.lower).toBeLessThanOrEqual(found.estimate);
        expect(found.interval.upper).toBeGreaterThanOrEqual(found.estimate);
        expect(moved.estimate).toBe(3 * found.estimate + 100);
        expect(moved.interval.lower).toBe(3 * Number(found.interval.lower) + 100);
        expect(moved.interval.upper).toBe(3 * Number(found.interval.upper) + 100);
      }),
      { seed: 20160115, numRuns: 100 },
    );
  });
});
