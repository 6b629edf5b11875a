import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import {
  QUANTILE_RULES,
  type QuantileRule,
  quantileOf,
} from '../../../../methods/estimation/quantiles/quantile-rule.ts';
import {
  type WeightedValues,
  weightedValues,
} from '../../../../methods/estimation/quantiles/weighted-values.ts';

const distribution = (values: readonly number[], weights: readonly number[]): WeightedValues => {
  const sample = sampleFrom({ weights, stages: [{ units: [...values.keys()] }] });
  return weightedValues(sample, wholeSample(sample), values);
};

const tenth = Array.from({ length: 10 }, () => 0.1);
const oneToTen = Array.from({ length: 10 }, (_, k) => k + 1);

describe('a quantile', () => {
  /** Values 1, 2, 3 with weights 2, 1, 1, given out of order: C = 2, 3, 4, and the points by hand from the definitions. */
  it.each<[QuantileRule, number, number]>([
    ['math', 0.49, 1],
    ['math', 0.5, 1],
    ['math', 0.51, 2],
    ['math', 0.75, 2],
    ['math', 0, 1],
    ['math', 1, 3],
    ['school', 0.49, 1],
    ['school', 0.5, 1.5],
    ['school', 0.75, 2.5],
    ['school', 1, 3],
    ['hf2', 0.5, 1.5],
    // (0, 1), (2/3, 2), (1, 3)
    ['hf7', 0.5, 1.75],
    ['hf7', 5 / 6, 2.5],
    ['hf7', 0, 1],
    ['hf7', 1, 3],
    // (4/13, 1), (8/13, 2), (11/13, 3)
    ['hf8', 0.5, 1.625],
    ['hf8', 0.3, 1],
    ['hf8', 9.5 / 13, 2.5],
    ['hf8', 0.9, 3],
  ])('by %s at %d is %d', (rule, p, expected) => {
    expect(quantileOf(distribution([3, 1, 2], [1, 2, 1]), p, rule)).toBeCloseTo(expected, 14);
  });

  it('of equal weights is that of R: quantile(1:10, c(.25, .37), type = 7 and 8)', () => {
    const ten = distribution(
      oneToTen,
      oneToTen.map(() => 3),
    );
    expect(quantileOf(ten, 0.25, 'hf7')).toBeCloseTo(3.25, 13);
    expect(quantileOf(ten, 0.37, 'hf7')).toBeCloseTo(4.33, 13);
    expect(quantileOf(ten, 0.25, 'hf8')).toBeCloseTo(2.91666666666667, 13);
    expect(quantileOf(ten, 0.37, 'hf8')).toBeCloseTo(4.15666666666667, 13);
  });

  it('is not decided by the rounding of cumulated weights', () => {
    // Seven times 0.1 of ten times 0.1 is 7/10 only up to rounding: 0.7 / 0.9999999999999999.
    expect(quantileOf(distribution(oneToTen, tenth), 0.7, 'math')).toBe(7);
    expect(quantileOf(distribution(oneToTen, tenth), 0.7, 'school')).toBe(7.5);
    expect(quantileOf(distribution(oneToTen, tenth), 0.3, 'math')).toBe(3);
    expect(quantileOf(distribution(oneToTen, tenth), 0.3 + 1e-9, 'math')).toBe(4);
  });

  it('takes shares up to 1e-12 apart for equal', () => {
    const two = distribution([1, 2], [1, 1]);
    for (const p of [0.5 - 1e-12, 0.5, 0.5 + 1e-12]) {
      expect(quantileOf(two, p, 'math')).toBe(1);
      expect(quantileOf(two, p, 'school')).toBe(1.5);
    }
    expect(quantileOf(two, 0.5 + 2e-12, 'math')).toBe(2);
    expect(quantileOf(two, 0.5 - 2e-12, 'school')).toBe(1);
  });

  it.each(QUANTILE_RULES)('by %s of one value is that value, and rows of weight 0 are nowhere', (rule) => {
    expect(quantileOf(distribution([7], [2]), 0.3, rule)).toBe(7);
    expect(quantileOf(distribution([9, 7, 1], [0, 2, 0]), 0.99, rule)).toBe(7);
  });

  it('looks at the rows of the domain only', () => {
    const sample = sampleFrom({ weights: [1, 1, 1], stages: [{ units: [1, 2, 3] }] });
    const inside = weightedValues(
      sample,
      domainOf(sample, (row) => row !== 0),
      [Number.NaN, 4, 2],
    );
    expect([...inside.values]).toEqual([2, 4]);
    expect([...inside.cumulated]).toEqual([1, 2]);
  });

  it.each([
    ['not-a-number', [1, Number.NaN], [1, 1]],
    ['not-a-number', [1, Number.POSITIVE_INFINITY], [1, 0]],
    ['wrong-shape', [1], [1, 1]],
    ['wrong-shape', [1, 2, 3], [1, 1]],
    ['out-of-range', [1, 1e308], [1, 1]],
    ['out-of-range', [-1e308, 1], [1, 1]],
  ])('refuses with %s', (code, values, weights) => {
    const sample = sampleFrom({ weights, stages: [{ units: [1, 2] }] });
    expect(() => weightedValues(sample, wholeSample(sample), values)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('refuses negative weights, which a linear calibration without bounds can give', () => {
    const sample = {
      ...sampleFrom({ weights: [1, 1], stages: [{ units: [1, 2] }] }),
      weights: Float64Array.of(1, -1),
    };
    expect(() => weightedValues(sample, wholeSample(sample), [1, 2])).toThrow(EstimationError);
  });
});

describe('quantiles by every rule', () => {
  const rows = fc.array(
    fc.record({ value: fc.integer({ min: -9, max: 9 }), weight: fc.integer({ min: 1, max: 50 }) }),
    { minLength: 1, maxLength: 30 },
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const of = (
    all: readonly { readonly value: number; readonly weight: number }[],
    factor = 1,
  ): WeightedValues =>
    distribution(
      all.map(({ value }) => value),
      all.map(({ weight }) => weight * factor),
    );

  it.each(QUANTILE_RULES)(
    '%s: rise with p, lie between the extremes, ignore the scale of the weights',
    (rule) => {
      fc.assert(
        fc.property(rows, share, share, (all, p, q) => {
          const [low, high] = [Math.min(p, q), Math.max(p, q)].map((at) => quantileOf(of(all), at, rule));
          const values = all.map(({ value }) => value);
          expect(low).toBeLessThanOrEqual((high ?? Number.NaN) + 1e-12);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(high).toBeLessThanOrEqual(Math.max(...values));
          expect(quantileOf(of(all, 1024), p, rule)).toBe(quantileOf(of(all), p, rule));
        }),
        { seed: 20160111, numRuns: 200 },
      );
    },
  );

  it.each(['math', 'school', 'hf2'] as const)('%s: do not depend on the order of the rows', (rule) => {
    fc.assert(
      fc.property(rows, share, (all, p) => {
        expect(quantileOf(of(all.toReversed()), p, rule)).toBe(quantileOf(of(all), p, rule));
      }),
      { seed: 20160112, numRuns: 200 },
    );
  });

  it('math: is the smallest value with at least the share p at or below it', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.001, max: 1, noNaN: true }), (all, p) => {
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        const atOrBelow = (x: number): number =>
          all.reduce((sum, { value, weight }) => (value <= x ? sum + weight : sum), 0) / total;
        const enough = all.map(({ value }) => value).filter((value) => atOrBelow(value) >= p - 1e-12);
        expect(quantileOf(of(all), p, 'math')).toBe(Math.min(...enough));
      }),
      { seed: 20160113, numRuns: 300 },
    );
  });
});
