import { describe, expect, it } from 'vitest';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { meanInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readUnequal } from '../../../../methods/estimation/unequal-probability/read-unequal.ts';
import {
  type UnequalDesign,
  unequalSample,
} from '../../../../methods/estimation/unequal-probability/unequal-sample.ts';
import {
  VARIANCE_ESTIMATORS,
  type VarianceEstimator,
  varianceOfUnits,
} from '../../../../methods/estimation/unequal-probability/variance-estimators.ts';
import { jointProbabilities } from '../../../../methods/sampling/joint/joint-probabilities.ts';
import { placesOf, sampfordSamples } from '../../sampling/joint/enumerated-designs.ts';

const readTotal = (design: UnequalDesign, y: readonly number[], estimator: VarianceEstimator) => {
  const unequal = unequalSample(design);
  return readUnequal(unequal, totalInfluence(unequal.sample, wholeSample(unequal.sample), y), { estimator });
};

const varianceOfTotal = (
  design: UnequalDesign,
  y: readonly number[],
  estimator: VarianceEstimator,
): number => {
  const found = readTotal(design, y, estimator);
  if ('notEstimable' in found) throw new Error(found.notEstimable);
  return found.variance;
};

/** Two units drawn with 0.5 and 0.8, together with 0.3: a = y/π = 20 and 25. */
const pair: UnequalDesign = {
  units: ['u', 'v'],
  inclusion: [0.5, 0.8],
  joint: [
    [0.5, 0.3],
    [0.3, 0.8],
  ],
};

describe('the variance of a total of two units, by hand', () => {
  it.each<[VarianceEstimator, number]>([
    // −½·2·(1 − 0.4/0.3)·(20 − 25)²
    ['yates-grundy', 25 / 3],
    // 2·(0.5 + 0.2)·2.5²
    ['brewer', 8.75],
    // c = 0.5, 0.2, centre 15/0.7: (0.5·(10/7)² + 0.2·(25/7)²)/(1 − 0.29/0.49)
    ['deville', 8.75],
    // 2·2·2.5²
    ['with-replacement', 25],
  ])('%s: %d', (estimator, expected) => {
    expect(varianceOfTotal(pair, [10, 20], estimator)).toBeCloseTo(expected, 12);
  });

  it('comes with the t interval of one degree of freedom', () => {
    // t(0.975; 1) = tan(0.475π) = 12.7062047362
    const found = readTotal(pair, [10, 20], 'with-replacement');
    if ('notEstimable' in found) throw new Error(found.notEstimable);
    expect(found).toMatchObject({
      estimate: 45,
      standardError: 5,
      degreesOfFreedom: 1,
      n: 2,
      lonelyStrata: 0,
    });
    expect(found.interval).toMatchObject({ level: 0.95, method: 't' });
    expect(found.interval.upper).toBeCloseTo(45 + 5 * 12.7062047362, 9);
    expect(found.interval.lower).toBeCloseTo(45 - 5 * 12.7062047362, 9);
  });

  it('can fall below 0 by Horvitz and Thompson, and is then not given', () => {
    // 0.5·400 + 0.2·625 + 2·(1 − 0.4/0.3)·500 = −25/3; Overton: π_12 = 0.4/1.35, 325 − 350 = −25
    for (const estimator of ['horvitz-thompson', 'overton'] as const)
      expect(readTotal(pair, [10, 20], estimator)).toEqual({
        notEstimable: 'negative-variance',
        n: 2,
        estimate: 45,
      });
    // With y = 0 in one: 0.5·400.
    for (const estimator of ['horvitz-thompson', 'overton'] as const)
      expect(varianceOfTotal(pair, [10, 0], estimator)).toBeCloseTo(200, 12);
  });
});

describe('the estimators of unequal probabilities', () => {
  const y = [3, 8, 4, 9];

  it('are one where probabilities are equal: N²·(1 − n/N)·s²/n', () => {
    const together = (4 * 3) / (10 * 9);
    const design = {
      units: [1, 2, 3, 4],
      inclusion: [0.4, 0.4, 0.4, 0.4],
      joint: y.map((_, i) => y.map((__, j) => (i === j ? 0.4 : together))),
    };
    // Mean 6, s² = (9 + 4 + 4 + 9)/3
    const expected = (100 * 0.6 * (26 / 3)) / 4;
    for (const estimator of VARIANCE_ESTIMATORS)
      expect(varianceOfTotal(design, y, estimator)).toBeCloseTo(
        estimator === 'with-replacement' ? expected / 0.6 : expected,
        10,
      );
  });

  it.each(['horvitz-thompson', 'yates-grundy'] as const)(
    'are unbiased over all Sampford samples: %s',
    (estimator) => {
      const pik = [0.2, 0.3, 0.4, 0.5, 0.6];
      const values = [7, 3, 9, 4, 8];
      const pick = (from: readonly number[], places: readonly number[]): readonly number[] =>
        places.map((place) => from[place] ?? Number.NaN);
      const listed = [...sampfordSamples(pik, 2)].map(([name, probability]) => ({
        drawn: placesOf(name),
        probability,
      }));
      const totals = listed.map(({ drawn }) =>
        pick(values, drawn).reduce((total, y, at) => total + y / (pick(pik, drawn)[at] ?? 0), 0),
      );
      const mean = (of: (at: number) => number): number =>
        listed.reduce((sum, { probability }, at) => sum + probability * of(at), 0);
      const total = mean((at) => totals[at] ?? 0);
      const truth = mean((at) => ((totals[at] ?? 0) - total) ** 2);
      const joint = jointProbabilities(pik, 'sampford');
      const estimated = mean((at) => {
        const { drawn = [] } = listed[at] ?? {};
        const together = drawn.map((i) => pick(joint[i] ?? [], drawn));
        return (
          varianceOfUnits(estimator, {
            y: pick(values, drawn),
            inclusion: pick(pik, drawn),
            joint: together,
          }) ?? 0
        );
      });
      expect(total).toBeCloseTo(31, 12);
      expect(estimated).toBeCloseTo(truth, 10);
    },
  );

  it('see no variance where y is in proportion to π', () => {
    const design = { units: [1, 2, 3], inclusion: [0.2, 0.5, 0.7] };
    const joint = jointProbabilities([0.2, 0.5, 0.7, 0.6], 'sampford')
      .slice(0, 3)
      .map((row) => row.slice(0, 3));
    for (const estimator of ['yates-grundy', 'brewer', 'deville', 'with-replacement'] as const)
      for (const scale of [20, 1e7 / 3, 1e-7 / 3])
        expect(
          varianceOfTotal(
            { ...design, joint },
            design.inclusion.map((p) => p * scale),
            estimator,
          ),
        ).toBe(0);
  });

  it('see none in units that were certain, but for the one that takes them as drawn with replacement', () => {
    const certain = {
      units: [1, 2],
      inclusion: [1, 1],
      joint: [
        [1, 1],
        [1, 1],
      ],
    };
    for (const estimator of VARIANCE_ESTIMATORS)
      expect(varianceOfTotal(certain, [3, 8], estimator)).toBe(estimator === 'with-replacement' ? 25 : 0);
  });

  it('add up the rows of a unit, and the strata', () => {
    const design = {
      units: ['a', 'a', 'b', 'a', 'b'],
      strata: ['s', 's', 's', 't', 't'],
      nest: true,
      inclusion: [0.5, 0.5, 0.8, 0.5, 0.8],
    };
    // Stratum s holds 10 = 4 + 6 and 20, stratum t 10 and 24: 8.75 above, and 2·0.7·5².
    expect(varianceOfTotal(design, [4, 6, 20, 10, 24], 'brewer')).toBeCloseTo(8.75 + 35, 12);
    const found = readTotal(design, [4, 6, 20, 10, 24], 'brewer');
    expect(found).toMatchObject({ degreesOfFreedom: 2, n: 5 });
  });

  it('take the units outside a domain as zeros', () => {
    const unequal = unequalSample(pair);
    const first = domainOf(unequal.sample, (row) => row === 0);
    const total = totalInfluence(unequal.sample, first, [10, Number.NaN]);
    // a = 20 and 0: 2·(0.5 + 0.2)·10²
    expect(readUnequal(unequal, total, { estimator: 'brewer' })).toMatchObject({ n: 1, variance: 140 });
    const nobody = meanInfluence(unequal.sample, first, [10, 0]);
    expect(nobody && readUnequal(unequal, nobody, { estimator: 'brewer' })).toMatchObject({ variance: 0 });
  });
});

describe('a variance of unequal probabilities that is not there', () => {
  it('has a reason', () => {
    const { joint: _, ...bare } = pair;
    for (const estimator of ['horvitz-thompson', 'yates-grundy'] as const)
      expect(readTotal(bare, [10, 20], estimator)).toEqual({
        notEstimable: 'joint-probabilities-missing',
        n: 2,
        estimate: 45,
      });
    expect(readTotal({ units: [1], inclusion: [0.5] }, [4], 'brewer')).toEqual({
      notEstimable: 'one-psu',
      n: 1,
      estimate: 8,
    });
    expect(readTotal({ units: [1, 2], strata: ['s', 't'], inclusion: [0.5, 0.5] }, [4, 3], 'brewer')).toEqual(
      {
        notEstimable: 'no-degrees-of-freedom',
        n: 2,
        estimate: 14,
      },
    );
    const unequal = unequalSample(pair);
    const nobody = totalInfluence(unequal.sample, new Uint8Array(2), [10, 20]);
    expect(readUnequal(unequal, nobody, { estimator: 'brewer' })).toEqual({
      notEstimable: 'no-answers',
      n: 0,
    });
  });

  it('in a stratum of one unit, except to Horvitz and Thompson, and unless the unit was certain', () => {
    const lonely = (inclusion: number, joint?: UnequalDesign['joint']): UnequalDesign => ({
      units: [1, 2, 3],
      strata: ['s', 's', 't'],
      inclusion: [0.5, 0.8, inclusion],
      ...(joint === undefined ? {} : { joint }),
    });
    for (const estimator of ['yates-grundy', 'overton', 'brewer', 'deville', 'with-replacement'] as const)
      expect(readTotal(lonely(0.5), [10, 0, 3], estimator)).toMatchObject({ notEstimable: 'one-psu' });
    const joint = [
      [0.5, 0.3, 0.25],
      [0.3, 0.8, 0.4],
      [0.25, 0.4, 0.5],
    ];
    // 0.5·20² and 0.5·6²
    expect(varianceOfTotal(lonely(0.5, joint), [10, 0, 3], 'horvitz-thompson')).toBeCloseTo(218, 12);
    // 2·(0.5 + 0.2)·10² and nothing
    expect(varianceOfTotal(lonely(1), [10, 0, 3], 'brewer')).toBeCloseTo(140, 12);
    expect(readTotal(lonely(1), [10, 0, 3], 'with-replacement')).toMatchObject({ notEstimable: 'one-psu' });
  });

  it.each<[string, string, Partial<UnequalDesign>]>([
    ['π of 0', 'inclusion-out-of-range', { inclusion: [0.5, 0] }],
    ['π above 1', 'inclusion-out-of-range', { inclusion: [0.5, 1.1] }],
    ['π that is no number', 'inclusion-out-of-range', { inclusion: [0.5, Number.NaN] }],
    ['two π in one unit', 'mixed-designs', { units: ['u', 'u'] }],
    [
      'a pair that could not be drawn',
      'inclusion-out-of-range',
      {
        joint: [
          [0.5, 0],
          [0, 0.8],
        ],
      },
    ],
    [
      'a pair with more than certainty',
      'inclusion-out-of-range',
      {
        joint: [
          [0.5, 1.2],
          [1.2, 0.8],
        ],
      },
    ],
    ['joint probabilities of one unit only', 'wrong-shape', { joint: [[0.5]] }],
  ])('refuses %s', (_, code, change) => {
    expect(() => unequalSample({ ...pair, ...change })).toThrow(expect.objectContaining({ code }));
  });
});
