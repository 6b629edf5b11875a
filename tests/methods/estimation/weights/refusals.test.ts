import { describe, expect, it } from 'vitest';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { residuals } from '../../../../methods/estimation/weights/auxiliary-space.ts';
import { calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import type { CalibrationMethod } from '../../../../methods/estimation/weights/calibration-distance.ts';
import type { Margin } from '../../../../methods/estimation/weights/margin.ts';
import { postStratify } from '../../../../methods/estimation/weights/post-stratify.ts';
import { rake } from '../../../../methods/estimation/weights/rake.ts';
import { trimWeights } from '../../../../methods/estimation/weights/trim-weights.ts';
import {
  WeightingError,
  type WeightingProblem,
} from '../../../../methods/estimation/weights/weighting-error.ts';

const problemOf = (attempt: () => unknown): WeightingProblem => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof WeightingError) return error.problem;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

const messageOf = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
};

const margin = (
  categories: readonly string[],
  counts: Readonly<Record<string, number>>,
  name = 'kind',
): Margin => ({
  name,
  categories,
  population: Object.entries(counts).map(([category, count]) => ({ category, count })),
});

const ones = [1, 1, 1, 1];
const size = (total: number): { name: string; values: number[]; total: number } => ({
  name: 'households',
  values: ones,
  total,
});

describe('weights', () => {
  it.each<[string, readonly number[], WeightingProblem]>([
    [
      'that are no numbers',
      [1, Number.NaN],
      { code: 'not-a-number', data: { name: 'The weight', row: 1, value: Number.NaN } },
    ],
    ['below 0', [1, -2], { code: 'negative-weight', data: { row: 1, weight: -2 } }],
    ['all 0', [0, 0], { code: 'weights-all-zero', data: { rows: 2 } }],
    ['of nobody', [], { code: 'weights-all-zero', data: { rows: 0 } }],
  ])('%s are refused by every adjustment', (_, weights, problem) => {
    const kind = margin(['a', 'a'], { a: 5 });
    for (const adjust of [
      () => postStratify(weights, kind),
      () => rake(weights, [kind]),
      () => calibrate(weights, [{ name: 'n', values: [1, 1], total: 5 }]),
      () => trimWeights(weights, { upper: 3 }),
    ])
      expect(problemOf(adjust)).toEqual(problem);
  });
});

describe('margins', () => {
  const weights = [10, 20, 30];

  it('an empty post-stratum says what part of the population nobody stands for', () => {
    const attempt = (): unknown => postStratify(weights, margin(['a', 'a', 'b'], { a: 40, b: 20, c: 7 }));
    expect(problemOf(attempt)).toEqual({
      code: 'empty-category',
      data: { margin: 'kind', category: 'c', count: 7 },
    });
    expect(messageOf(attempt)).toBe(
      '7 of the population are kind "c", and nobody in the sample; join it with another.',
    );
  });

  it('so does one whose rows have no weight', () => {
    expect(
      problemOf(() => postStratify([10, 20, 0], margin(['a', 'a', 'b'], { a: 40, b: 20 }))),
    ).toMatchObject({
      code: 'empty-category',
      data: { category: 'b' },
    });
  });

  it.each<[string, Margin, WeightingProblem]>([
    [
      'a category that the population does not list',
      margin(['a', 'a', 'b'], { a: 40 }),
      { code: 'category-outside-population', data: { margin: 'kind', category: 'b', row: 2 } },
    ],
    [
      'a category of which the population has none',
      margin(['a', 'b', 'b'], { a: 40, b: 0 }),
      { code: 'category-outside-population', data: { margin: 'kind', category: 'b', row: 1 } },
    ],
    [
      'a count that is no number',
      margin(['a', 'a', 'a'], { a: Number.NaN }),
      {
        code: 'out-of-range',
        data: { name: 'The population of kind "a"', value: Number.NaN, range: '0 or more' },
      },
    ],
    [
      'a count below 0',
      margin(['a', 'a', 'a'], { a: -4 }),
      { code: 'out-of-range', data: { name: 'The population of kind "a"', value: -4, range: '0 or more' } },
    ],
    [
      'a row too few',
      margin(['a', 'a'], { a: 4 }),
      { code: 'lengths-differ', data: { name: 'kind', expected: 3, found: 2 } },
    ],
    ['an empty table', margin(['a', 'a', 'a'], {}), { code: 'nothing-to-adjust-to', data: { name: 'kind' } }],
    [
      'a category twice',
      {
        ...margin(['a', 'a', 'a'], { a: 4 }),
        population: [
          { category: 'a', count: 4 },
          { category: 'a', count: 5 },
        ],
      },
      { code: 'named-twice', data: { name: 'kind "a"' } },
    ],
  ])('%s is refused', (_, bad, problem) => {
    expect(problemOf(() => postStratify(weights, bad))).toEqual(problem);
    expect(problemOf(() => rake(weights, [bad]))).toEqual(problem);
  });

  it('that count different populations are refused with both totals', () => {
    const kind = margin(['a', 'a', 'b'], { a: 40, b: 20 });
    const sex = margin(['f', 'm', 'm'], { f: 30, m: 31 }, 'sex');
    expect(problemOf(() => rake(weights, [kind, sex]))).toEqual({
      code: 'margins-differ',
      data: { margin: 'sex', total: 61, other: 'kind', otherTotal: 60 },
    });
  });

  it('that the rows cannot meet say which category stays how far off', () => {
    // kind a and sex f are the same rows, wanted to be 50 and 60; the margin fitted last is met
    const kind = margin(['a', 'a', 'b'], { a: 50, b: 50 });
    const sex = margin(['f', 'f', 'm'], { f: 60, m: 40 }, 'sex');
    const attempt = (): unknown => rake(weights, [kind, sex], { iterations: 50 });
    expect(problemOf(attempt)).toEqual({
      code: 'no-convergence',
      data: { target: 'kind "a"', total: 50, reached: expect.closeTo(60, 9), iterations: 50 },
    });
    expect(messageOf(attempt)).toMatch(/^After 50 iterations kind "a" is 60(\.\d+)? and not 50\.$/);
  });

  it('count the rounds that they were given', () => {
    // a twice, b 1.5 times: 20 15 40 15; then f 30/35 times, m 60/55 times: b is 15·30/35 + 15·60/55
    const kind = margin(['a', 'b', 'a', 'b'], { a: 60, b: 30 });
    const sex = margin(['f', 'f', 'm', 'm'], { f: 30, m: 60 }, 'sex');
    expect(problemOf(() => rake([10, 10, 20, 10], [kind, sex], { iterations: 1 }))).toEqual({
      code: 'no-convergence',
      data: { target: 'kind "b"', total: 30, reached: expect.closeTo(90 / 7 + 180 / 11, 10), iterations: 1 },
    });
  });

  it('may list a category that is neither in the population nor in the sample', () => {
    const kind = margin(['a', 'a', 'b'], { a: 60, b: 15, c: 0 });
    expect([...postStratify(weights, kind).weights]).toEqual([20, 40, 15]);
    expect([...rake(weights, [kind]).weights]).toEqual([20, 40, 15]);
  });

  it('have to be there, each once', () => {
    const kind = margin(['a', 'a', 'b'], { a: 40, b: 20 });
    expect(problemOf(() => rake(weights, []))).toMatchObject({ code: 'nothing-to-adjust-to' });
    expect(problemOf(() => rake(weights, [kind, kind]))).toEqual({
      code: 'named-twice',
      data: { name: 'kind' },
    });
  });
});

describe('calibration', () => {
  it.each<[string, CalibrationMethod]>([
    ['linear', 'linear'],
    ['raking', 'raking'],
    ['logit', 'logit'],
  ])('%s: bounds that leave no room are proven so, one total or two together', (_, method) => {
    const bounds = { lower: 0.8, upper: 1.2 };
    expect(problemOf(() => calibrate(ones, [size(8)], { method, bounds }))).toEqual({
      code: 'totals-out-of-reach',
      data: { target: 'households', total: 8, reached: expect.closeTo(4.8, 2), ...bounds },
    });
    // each can be reached alone, but with 1.7 on the last two rows the others would have to give 3.1 of at most 2.4
    const last = { name: 'poor', values: [0, 0, 1, 1], total: 1.7 };
    expect(problemOf(() => calibrate(ones, [size(4.8), last], { method, bounds })).code).toBe(
      'totals-out-of-reach',
    );
    expect(messageOf(() => calibrate(ones, [size(8)], { method: 'linear', bounds }))).toMatch(
      /^No ratios between 0.8 and 1.2 meet all totals; households reaches 4.8\d* of 8\.$/,
    );
  });

  it('by raking: positive weights have no negative total, and no part larger than the whole', () => {
    const persons = { name: 'persons', values: [1, 1, 2, 3], total: -3 };
    expect(problemOf(() => calibrate(ones, [persons], { method: 'raking' }))).toMatchObject({
      code: 'totals-out-of-reach',
      data: { target: 'persons', lower: 0 },
    });
    const part = { name: 'poor', values: [0, 0, 1, 1], total: 150 };
    expect(problemOf(() => calibrate(ones, [size(100), part], { method: 'raking' }))).toMatchObject({
      code: 'no-convergence',
      data: { target: 'households', total: 100, reached: expect.closeTo(150, 2) },
    });
  });

  it('too few steps say how far the worst total is', () => {
    const persons = { name: 'persons', values: [1, 2, 3, 9], total: 60 };
    expect(problemOf(() => calibrate(ones, [persons], { method: 'raking', iterations: 1 }))).toMatchObject({
      code: 'no-convergence',
      data: { target: 'persons', total: 60, iterations: 1 },
    });
  });

  it('a variable that follows from others is left out if its total follows, and refused if it does not', () => {
    const poor = { name: 'poor', values: [0, 1, 1, 0], total: 3 };
    const others = { name: 'others', values: [1, 0, 0, 1], total: 5 };
    const { weights, space } = calibrate(ones, [size(8), poor, others]);
    for (const [row, weight] of [2.5, 1.5, 1.5, 2.5].entries()) expect(weights[row]).toBeCloseTo(weight, 12);
    expect([...residuals(space, others.values)].every((left) => Math.abs(left) < 1e-12)).toBe(true);
    expect(problemOf(() => calibrate(ones, [size(8), poor, { ...others, total: 6 }]))).toEqual({
      code: 'singular-system',
      data: { target: 'others', total: 6, implied: expect.closeTo(5, 9) },
    });
    const nobody = { name: 'nobody', values: [0, 0, 0, 0], total: 0 };
    expect([...calibrate(ones, [size(8), nobody]).weights]).toEqual([2, 2, 2, 2]);
    expect(problemOf(() => calibrate(ones, [size(8), { ...nobody, total: 2 }]))).toMatchObject({
      code: 'singular-system',
    });
  });

  it.each<[string, () => unknown, WeightingProblem['code']]>([
    ['no total', () => calibrate(ones, []), 'nothing-to-adjust-to'],
    ['one twice', () => calibrate(ones, [size(8), size(8)]), 'named-twice'],
    ['a total that is no number', () => calibrate(ones, [size(Number.NaN)]), 'out-of-range'],
    [
      'a value that is no number',
      () => calibrate(ones, [{ name: 'x', values: [1, 2, Number.NaN, 1], total: 9 }]),
      'not-a-number',
    ],
    ['a value too few', () => calibrate(ones, [{ name: 'x', values: [1, 2], total: 9 }]), 'lengths-differ'],
    [
      'bounds upside down',
      () => calibrate(ones, [size(8)], { bounds: { lower: 2, upper: 1 } }),
      'out-of-range',
    ],
    [
      'bounds that are one',
      () => calibrate(ones, [size(8)], { bounds: { lower: 2, upper: 2 } }),
      'out-of-range',
    ],
    [
      'bounds that are no numbers',
      () => calibrate(ones, [size(8)], { bounds: { lower: Number.NaN, upper: 1 } }),
      'out-of-range',
    ],
    ['logit without bounds', () => calibrate(ones, [size(8)], { method: 'logit' }), 'out-of-range'],
    [
      'logit with a lower bound of 1',
      () => calibrate(ones, [size(8)], { method: 'logit', bounds: { lower: 1, upper: 2 } }),
      'out-of-range',
    ],
    [
      'logit with an upper bound of 1',
      () => calibrate(ones, [size(8)], { method: 'logit', bounds: { lower: 0.5, upper: 1 } }),
      'out-of-range',
    ],
    [
      'raking to nothing',
      () => calibrate(ones, [size(8)], { method: 'raking', bounds: { lower: -1, upper: 0 } }),
      'out-of-range',
    ],
  ])('%s is refused', (_, attempt, code) => {
    expect(problemOf(attempt).code).toBe(code);
  });
});

describe('trimming', () => {
  it.each<[string, () => unknown, WeightingProblem['code']]>([
    ['no row inside', () => trimWeights([1, 9], { lower: 4, upper: 6 }), 'nothing-inside-bounds'],
    ['bounds upside down', () => trimWeights([1, 9], { lower: 6, upper: 4 }), 'out-of-range'],
    ['bounds that are one', () => trimWeights([1, 9], { lower: 4, upper: 4 }), 'out-of-range'],
    ['no room for the sum', () => trimWeights([4, 9], { upper: 6, strict: true }), 'totals-out-of-reach'],
    ['too little for the sum', () => trimWeights([4, 9], { lower: 7, strict: true }), 'totals-out-of-reach'],
  ])('%s is refused', (_, attempt, code) => {
    expect(problemOf(attempt).code).toBe(code);
  });
});

describe('residuals', () => {
  it('refuse a column of another sample', () => {
    const { space } = calibrate(ones, [size(8)]);
    expect(() => residuals(space, [1, 2])).toThrow(EstimationError);
  });
});
