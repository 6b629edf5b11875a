import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, largestRemainder } from '../../../methods/sampling/allocation.ts';
import {
  bankierWeights,
  equalWeights,
  neymanWeights,
  powerWeights,
} from '../../../methods/sampling/allocation-weights.ts';
import {
  clusterDesignEffect,
  optimalClusterSize,
  weightingEffect,
} from '../../../methods/sampling/design-effect.ts';
import {
  devilleVariance,
  horvitzThompsonTotal,
  yatesGrundyVariance,
} from '../../../methods/sampling/horvitz-thompson.ts';
import { inclusionProbabilities } from '../../../methods/sampling/inclusion.ts';
import { SamplingRefusal } from '../../../methods/sampling/refusal.ts';
import {
  issuedSize,
  meanSize,
  proportionSize,
  thresholdPower,
  thresholdSize,
  twoProportionsSize,
} from '../../../methods/sampling/sample-size.ts';
import { madow } from '../../../methods/sampling/systematic.ts';
import { expectNear } from './reference.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('an allocation', () => {
  const strata = fc
    .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 15 })
    .filter((rows) => rows.some(([units]) => units > 0));

  it('adds up to n, gives each stratum its minimum and no stratum more than it has', () => {
    fc.assert(
      fc.property(strata, fc.nat(), (rows, chosen) => {
        const population = rows.map(([units]) => units);
        const weights = rows.map(([, weight]) => weight);
        const least = sum(population.map((units) => Math.min(2, units)));
        const n = least + (chosen % (sum(population) - least + 1));
        const { allocation, shareBounded } = allocate({ n, population, weights });
        expect(sum(allocation)).toBe(n);
        expectNear(sum(shareBounded), n);
        allocation.forEach((given, place) => {
          const units = population[place] ?? 0;
          expect(given).toBeGreaterThanOrEqual(Math.min(2, units));
          expect(given).toBeLessThanOrEqual(units);
          expect(Math.abs(given - (shareBounded[place] ?? 0))).toBeLessThan(1);
        });
      }),
      { seed: 20260821, numRuns: 500 },
    );
  });

  it('does not depend on the scale of the weights', () => {
    const request = { n: 40, population: [70, 20, 9, 3], weights: [5, 3, 1, 4] };
    const scaled = { ...request, weights: request.weights.map((weight) => weight * 1024) };
    expect(allocate(scaled).allocation).toEqual(allocate(request).allocation);
  });

  it('gives equal parts to the stratum listed first', () => {
    // 10 over three equal strata: 3⅓ each, one left over.
    expect(allocate({ n: 10, population: [9, 9, 9], weights: equalWeights([9, 9, 9]) }).allocation).toEqual([
      4, 3, 3,
    ]);
    // 0.1 + 0.2 is not 0.3 in doubles; as parts they are equal.
    expect(largestRemainder(2, [0.1 + 0.2 + 0.4, 0.7, 0.6])).toEqual([1, 1, 0]);
    expect(largestRemainder(2, [0.7, 0.1 + 0.2 + 0.4, 0.6])).toEqual([1, 1, 0]);
    expect(largestRemainder(3, [2.9999999999999996, 0.0000000000000004])).toEqual([3, 0]);
  });

  it('of all there is takes all, whatever the weights', () => {
    fc.assert(
      fc.property(strata, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rows, scale) => {
        const population = rows.map(([units]) => units);
        const weights = rows.map(([, weight]) => weight * scale);
        const { allocation } = allocate({ n: sum(population), population, weights });
        expect(allocation).toEqual(population);
      }),
      { seed: 20260823, numRuns: 500 },
    );
  });

  it('of weight zero gives the minimum only', () => {
    expect(allocate({ n: 12, population: [50, 50, 50], weights: [1, 0, 1] }).allocation).toEqual([5, 2, 5]);
    expect(allocate({ n: 6, population: [50, 50, 50], weights: [0, 0, 0] }).allocation).toEqual([2, 2, 2]);
  });

  it.each([
    [
      'n below the minimum of all',
      { n: 5, population: [9, 9, 9], weights: [1, 1, 1] },
      { n: 5, least: 6, most: 27 },
    ],
    [
      'n above what there is',
      { n: 28, population: [9, 9, 9], weights: [1, 1, 1] },
      { n: 28, least: 6, most: 27 },
    ],
    [
      'n above what has weight',
      { n: 15, population: [9, 9, 9], weights: [1, 0, 0] },
      { n: 15, least: 6, most: 13 },
    ],
  ])('is impossible for %s', (_, request, data) => {
    expect(() => allocate(request)).toThrow(
      expect.objectContaining({ problem: { code: 'allocation-impossible', data } }),
    );
  });

  it.each([
    () => allocate({ n: 2.5, population: [9], weights: [1] }),
    () => allocate({ n: 3, population: [9.5], weights: [1] }),
    () => allocate({ n: 3, population: [9], weights: [-1] }),
    () => allocate({ n: 3, population: [9], weights: [Number.NaN] }),
    () => allocate({ n: 3, population: [9], weights: [1], minimum: -1 }),
    () => allocate({ n: 3, population: [9], weights: [1, 1] }),
    () => neymanWeights([{ population: 3, sd: Number.NaN }]),
    () => powerWeights([1], 2),
    () => powerWeights([-1]),
    () => bankierWeights([{ size: 1, sd: 1, mean: 0 }]),
  ])('refuses broken input (%#)', (act) => {
    expect(act).toThrow(SamplingRefusal);
  });
});

describe('inclusion probabilities', () => {
  it('add up to n, stay within 1 and follow the sizes', () => {
    const sizes = fc.array(fc.oneof(fc.nat(30), fc.double({ min: 0.01, max: 900, noNaN: true })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(sizes, fc.nat(), (values, chosen) => {
        const positive = values.filter((value) => value > 0).length;
        fc.pre(positive > 0);
        const n = 1 + (chosen % positive);
        const { pik, certainty } = inclusionProbabilities(values, n);
        expectNear(sum(pik), n, 1e-12);
        expect(pik.flatMap((value, place) => (value === 1 ? [place] : []))).toEqual(certainty);
        values.forEach((size, place) => {
          const probability = pik[place] ?? -1;
          expect(probability > 0).toBe(size > 0);
          expect(probability).toBeLessThanOrEqual(1);
        });
      }),
      { seed: 20260822, numRuns: 500 },
    );
  });

  it.each([
    () => inclusionProbabilities([1, -1], 1),
    () => inclusionProbabilities([1, Number.NaN], 1),
    () => inclusionProbabilities([1, 0], 2),
    () => inclusionProbabilities([1, 1], 0),
    () => inclusionProbabilities([1, 1], 1.5),
    () => madow([0.5, 0.5], 0),
    () => madow([0.5, 0.5], 1),
    () => madow([1.5, 0.5], 0.5),
    () => horvitzThompsonTotal([1], [0]),
    () => horvitzThompsonTotal([Number.NaN], [0.5]),
    () => horvitzThompsonTotal([1, 2], [0.5]),
    () => yatesGrundyVariance([1, 2], [0.5, 0.5], [[0.5]]),
  ])('refuse broken input (%#)', (act) => {
    expect(act).toThrow(SamplingRefusal);
  });

  it('of certain units leave no variance', () => {
    expect(devilleVariance([3, 8], [1, 1])).toBe(0);
  });
});

describe('a plan', () => {
  const test = { threshold: 0.02, truth: 0.01, alpha: 0.05 };

  it('has the power that its size was computed for', () => {
    for (const power of [0.5, 0.8, 0.95]) expectNear(thresholdPower(test, thresholdSize(test, power)), power);
    const above = { threshold: 0.9, truth: 0.93, alpha: 0.05 };
    expectNear(thresholdPower(above, thresholdSize(above, 0.8)), 0.8);
  });

  it('has its smallest variance for the cost at the optimal cluster size', () => {
    // Cochran (1977), section 10.6: √(c1/c2 · S2²/(S1² − S2²/M)); with a/b = 64 and ICC = 0.2 it is √(64·4) = 16.
    expect(optimalClusterSize(640, 10, 0.2)).toBe(16);
    // Variance × cost per cluster: (deff/m)·(a + b·m), smallest at 16.
    const loss = (m: number): number => (clusterDesignEffect(m, 0.2) / m) * (640 + 10 * m);
    expect(loss(16)).toBeLessThan(loss(15.9));
    expect(loss(16)).toBeLessThan(loss(16.1));
  });

  it('loses nothing through equal weights', () => {
    expect(weightingEffect([3, 3, 3, 3])).toEqual({ deff: 1, effectiveN: 4 });
  });

  const precision = { margin: 0.05, level: 0.95, deff: 1, population: null };
  it.each([
    () => proportionSize(0, precision),
    () => proportionSize(0.5, { ...precision, margin: 0 }),
    () => proportionSize(0.5, { ...precision, level: 1 }),
    () => proportionSize(0.5, { ...precision, deff: -1 }),
    () => proportionSize(0.5, { ...precision, population: 0 }),
    () => meanSize(Number.NaN, precision),
    () => issuedSize(100, 0),
    () => issuedSize(100, 1.1),
    () => twoProportionsSize({ p1: 0.5, p2: 0.5, power: 0.8, significance: 0.05, alternative: 'one-sided' }),
    () => thresholdSize({ ...test, truth: 0.02 }, 0.8),
    () => thresholdSize({ ...test, alpha: 0 }, 0.8),
    () => thresholdPower(test, -1),
    () => clusterDesignEffect(0, 0.1),
    () => clusterDesignEffect(10, 2),
    () => weightingEffect([]),
    () => weightingEffect([1, 0]),
    () => optimalClusterSize(1, 1, 0),
  ])('refuses broken input (%#)', (act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'value-out-of-range' }));
  });
});
