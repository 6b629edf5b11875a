import { describe, expect, it } from 'vitest';
import { designVariance } from '../../../../methods/estimation/flat/design-covariance.ts';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { meanInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readFlatRatio } from '../../../../methods/estimation/flat/read-flat.ts';
import { type Sample, sampleFrom, withWeights } from '../../../../methods/estimation/flat/sample.ts';
import {
  type AdjustedWeights,
  adjustedSample,
} from '../../../../methods/estimation/weights/adjusted-weights.ts';
import { calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import type { Margin } from '../../../../methods/estimation/weights/margin.ts';
import { postStratify } from '../../../../methods/estimation/weights/post-stratify.ts';
import { rake } from '../../../../methods/estimation/weights/rake.ts';
import { type TrimOptions, trimWeights } from '../../../../methods/estimation/weights/trim-weights.ts';

/** Four PSUs of one stratum, no finite population: V = 4/3·Σ(z − mean z)². The arithmetic stands in vectors/constructed/by-hand.json. */
const weights = [10, 10, 20, 20];
const x = [1, 2, 1, 2];
const y = [3, 1, 6, 4];
const ones = [1, 1, 1, 1];
const sample = sampleFrom({ weights, stages: [{ units: [1, 2, 3, 4] }] });

const kind: Margin = {
  name: 'kind',
  categories: ['a', 'b', 'a', 'b'],
  population: [
    { category: 'a', count: 60 },
    { category: 'b', count: 30 },
  ],
};

const sex: Margin = {
  name: 'sex',
  categories: ['f', 'f', 'm', 'm'],
  population: [
    { category: 'f', count: 30 },
    { category: 'm', count: 60 },
  ],
};

const totalOf = (adjusted: Sample, values: readonly number[]): readonly [number, number | undefined] => {
  const influence = totalInfluence(adjusted, wholeSample(adjusted), values);
  return [influence.estimate, designVariance(adjusted, influence)];
};

describe('worked by hand', () => {
  it('as far as rounding lets them: half as much again of every weight', () => {
    const raked = calibrate(weights, [{ name: 'n', values: ones, total: 90 }], { method: 'raking' });
    for (const [row, weight] of raked.weights.entries())
      expect(Math.abs(weight - (weights[row] ?? 0) * 1.5)).toBeLessThan(1e-13);
  });

  it('where every ratio is at its bound, to which a step leads without meeting it', () => {
    const bounds = { lower: 0.5, upper: 3 };
    const half = calibrate(weights, [{ name: 'n', values: ones, total: 30 }], { method: 'raking', bounds });
    for (const [row, weight] of half.weights.entries())
      expect(weight).toBeCloseTo((weights[row] ?? 0) / 2, 8);
  });

  it.each<[string, AdjustedWeights, readonly number[], number, number]>([
    ['post-stratified', postStratify(weights, kind), [20, 10, 40, 20], 390, 16_000 / 3],
    ['raked', rake(weights, [kind, sex]), [20, 10, 40, 20], 390, 0],
    [
      'calibrated',
      calibrate(weights, [{ name: 'x', values: x, total: 120 }]),
      [12, 14, 24, 28],
      306,
      13_813.0667,
    ],
    [
      'scaled',
      calibrate(weights, [{ name: 'n', values: ones, total: 90 }], { method: 'raking' }),
      [15, 15, 30, 30],
      360,
      7800,
    ],
  ])('%s', (_, adjusted, expected, estimate, variance) => {
    for (const [row, weight] of adjusted.weights.entries())
      expect(weight).toBeCloseTo(expected[row] ?? 0, 10);
    const [got, spread] = totalOf(adjustedSample(sample, adjusted), y);
    expect(got).toBeCloseTo(estimate, 10);
    expect(spread).toBeCloseTo(variance, 4);
  });

  it('bounded: ratios 1.2 and 1.4 cut at 1.3, the others take the rest', () => {
    // Σd·x·g = 120 with g = 1.3 where x = 2 (rows 2 and 4: 60·1.3 = 78): 42 = 30·g, so g = 1.4 > 1.3: out of reach;
    // at total 115: linear g = 1 + x/6 = 7/6, 4/3 > 1.3; cut: 115 − 78 = 37 = 30·g, g = 37/30
    const bounds = { lower: 0.5, upper: 1.3 };
    const { weights: adjusted } = calibrate(weights, [{ name: 'x', values: x, total: 115 }], { bounds });
    for (const [row, weight] of [37 / 3, 13, 74 / 3, 26].entries())
      expect(adjusted[row]).toBeCloseTo(weight, 10);
    expect(() => calibrate(weights, [{ name: 'x', values: x, total: 120 }], { bounds })).toThrow(
      expect.objectContaining({ code: 'totals-out-of-reach' }),
    );
  });

  it('a variable around 0 whose total is to be 0', () => {
    // v = −1 2 −1 1, Σd·v = 10, Σd·v² = 10 + 40 + 20 + 20 = 90: g = 1 − v/9
    const balanced = [-1, 2, -1, 1];
    for (const method of ['linear', 'raking'] as const) {
      const adjusted = calibrate(weights, [{ name: 'v', values: balanced, total: 0 }], { method });
      const left = adjusted.weights.reduce((sum, weight, row) => sum + weight * (balanced[row] ?? 0), 0);
      expect(Math.abs(left)).toBeLessThan(1e-12);
    }
    const { weights: adjusted } = calibrate(weights, [{ name: 'v', values: balanced, total: 0 }]);
    for (const [row, weight] of [100 / 9, 70 / 9, 200 / 9, 160 / 9].entries())
      expect(adjusted[row]).toBeCloseTo(weight, 12);
  });

  it('a domain inside a post-stratum has residuals outside itself', () => {
    // rows 1 and 3 are the stratum a; the domain is row 3 alone: u 0 0 6 0, cell mean 120/30 = 4, residuals −4 0 2 0,
    // z = −80 0 80 0, V = 4/3·12800
    const adjusted = adjustedSample(sample, postStratify(weights, kind));
    const influence = totalInfluence(
      adjusted,
      domainOf(adjusted, (row) => row === 2),
      y,
    );
    expect(influence.estimate).toBe(240);
    expect(designVariance(adjusted, influence)).toBeCloseTo((4 / 3) * 12_800, 8);
  });

  it('weights that meet a total are no constants: taken as such, the variance of a known share is not 0', () => {
    const adjusted = postStratify(weights, kind);
    const share = [1, 0, 1, 0];
    const right = adjustedSample(sample, adjusted);
    const wrong = withWeights(sample, adjusted.weights);
    expect(meanInfluence(right, wholeSample(right), share)?.estimate).toBeCloseTo(2 / 3, 12);
    // z = 20/3, −20/3, 40/3, −40/3 over 90: 4/3·(400 + 400 + 1600 + 1600)/9/8100
    const influence = meanInfluence(wrong, wholeSample(wrong), share);
    if (influence === undefined) throw new Error('There are rows.');
    expect(designVariance(wrong, influence)).toBeCloseTo((4 / 3) * (4000 / 9 / 8100), 12);
    expect(designVariance(right, influence)).toBe(0);
  });

  it('flat readings take the residual variance', () => {
    const adjusted = adjustedSample(sample, postStratify(weights, kind));
    const reading = readFlatRatio(adjusted, wholeSample(adjusted), y, ones, { interval: 't' });
    expect(reading).toMatchObject({ estimate: 13 / 3, n: 4, degreesOfFreedom: 3 });
    if ('notEstimable' in reading) throw new Error('Four PSUs tell.');
    expect(reading.standardError).toBeCloseTo(Math.sqrt(16_000 / 3) / 90, 12);
  });

  it('one adjustment after another: residuals of the first are taken first', () => {
    // post-stratified to 20 10 40 20, then to Σw·x = 180 (it is 120: 20 + 20 + 40 + 40): λ = 60/180 with Σw·x² = 20 + 40 + 40 + 80,
    // so g = 1 + x/3: 4/3 and 5/3, weights 80/3, 50/3, 160/3, 100/3. Residuals of y on kind: −2 −2 1 1; on x with weights
    // 20 10 40 20: B = (−40 − 40 + 40 + 40)/180 = 0, so they stay; z = −160/3, −100/3, 160/3, 100/3; V = 4/3·2·(25600 + 10000)/9
    const first = adjustedSample(sample, postStratify(weights, kind));
    const second = adjustedSample(first, calibrate(first.weights, [{ name: 'x', values: x, total: 180 }]));
    expect(second.weights[0]).toBeCloseTo(80 / 3, 10);
    const [estimate, variance] = totalOf(second, y);
    expect(estimate).toBeCloseTo(80 + 50 / 3 + 320 + 400 / 3, 9);
    expect(variance).toBeCloseTo((4 / 3) * 2 * (35_600 / 9), 7);
  });

  it('rows without weight keep none and change nothing', () => {
    const more = { ...kind, categories: [...kind.categories, 'b'] };
    expect([...postStratify([...weights, 0], more).weights]).toEqual([20, 10, 40, 20, 0]);
    expect([...rake([...weights, 0], [more]).weights]).toEqual([20, 10, 40, 20, 0]);
  });
});

describe('trimming', () => {
  it('cuts off once and spreads equally over rows inside', () => {
    // 5 + 5 above 15, 2 below 12: 8 over 1 row
    expect([...trimWeights([10, 13, 20, 20], { lower: 12, upper: 15 })]).toEqual([12, 21, 15, 15]);
  });

  it.each<[readonly number[], TrimOptions, readonly number[]]>([
    // 8 over two rows: 14 17 17; 9 over two rows, then 1.5, …: 16 16 16 in the end
    [[10, 13, 25], { upper: 17 }, [14, 17, 17]],
    [[10, 13, 25], { lower: Number.NEGATIVE_INFINITY, upper: 17 }, [14, 17, 17]],
    [[10, 13, 25], { upper: 16 }, [16, 16, 16]],
    [[0.1, 0.1, 0.1], { upper: 0.1 }, [0.1, 0.1, 0.1]],
    // R: weights(trimWeights(svydesign(id = ~1, weights = ~w, data = data.frame(w)), lower, upper, strict = TRUE))
    [[10, 13, 25, 14, 30, 8], { upper: 20 }, [13.75, 16.75, 20, 17.75, 20, 11.75]],
    [[10, 13, 25, 14, 30, 8], { lower: 12, upper: 22 }, [12, 15.5, 22, 16.5, 22, 12]],
    [[10, 13, 25, 14, 30, 1, 2], { lower: 9 }, [9, 9.5, 21.5, 10.5, 26.5, 9, 9]],
    [[3, 4, 25, 26, 5, 6, 19, 20], { lower: 10, upper: 21 }, [10, 10, 21, 21, 10, 10, 12.5, 13.5]],
  ])('of %j strictly, until all are inside: %j', (given, options, expected) => {
    const trimmed = trimWeights(given, { ...options, strict: true });
    for (const [row, weight] of expected.entries()) expect(trimmed[row]).toBeCloseTo(weight, 12);
  });

  it('strictly ends at once where spreading again and again hardly gets on', () => {
    // 4,998 rows at the bound, one 1 above it, one with all the room: 19 + 1
    const given = [...Array.from({ length: 4998 }, () => 20), 21, 19];
    const trimmed = trimWeights(given, { upper: 20, strict: true });
    expect(Math.max(...trimmed)).toBe(20);
    expect(trimmed[4999]).toBeCloseTo(20, 9);
  });

  it('leaves weights inside as they are', () => {
    expect([...trimWeights([10, 13], { lower: 10, upper: 13 })]).toEqual([10, 13]);
  });
});
