import { describe, expect, it } from 'vitest';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { meanInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import {
  type Estimator,
  readReplicated,
  replicatedVariance,
} from '../../../../methods/estimation/replication/read-replicated.ts';
import { replicateCovariance } from '../../../../methods/estimation/replication/replicate-covariance.ts';
import { replicateDegreesOfFreedom } from '../../../../methods/estimation/replication/replicate-degrees.ts';
import { givenReplicates } from '../../../../methods/estimation/replication/replicate-weights.ts';

const sample = sampleFrom({ weights: [10, 10, 20, 20], stages: [{ units: [1, 2, 3, 4] }] });
const y = [3, 1, 6, 4];
const halves = givenReplicates(
  {
    scale: 0.5,
    rscales: [1, 1],
    weights: [
      [20, 0, 40, 0],
      [0, 20, 0, 40],
    ],
  },
  4,
);
const total: Estimator = (of) => totalInfluence(of, wholeSample(of), y).estimate;

describe('given replicate weights', () => {
  it('by hand: totals 300 and 180 about 240', () => {
    expect(replicatedVariance(sample, halves, total)).toEqual({ estimate: 240, variance: 3600, leftOut: 0 });
    // one degree of freedom: t = tan(0.475π)
    const reading = readReplicated(sample, halves, total, replicateDegreesOfFreedom(halves));
    if ('notEstimable' in reading) throw new Error(reading.notEstimable);
    expect(reading).toMatchObject({ standardError: 60, degreesOfFreedom: 1 });
    expect(reading.interval.lower).toBeCloseTo(240 - 60 * Math.tan(0.475 * Math.PI), 8);
    expect(reading.interval.upper).toBeCloseTo(240 + 60 * Math.tan(0.475 * Math.PI), 8);
    const narrower = readReplicated(sample, halves, total, 1, { level: 0.5 });
    // tan(0.25π) = 1
    expect(narrower).toMatchObject({ interval: { lower: expect.closeTo(180, 8), level: 0.5, method: 't' } });
  });

  it('replicates with a scale of 0 do not count in the mean either', () => {
    // R: svrVar(c(1, 3, 100), scale = 2, rscales = c(1, 1, 0)) = 2·(1 + 1)
    const thetas = [1, 3, 100].map((theta) => Float64Array.of(theta));
    const scales = { scale: 2, rscales: [1, 1, 0] };
    expect([...replicateCovariance(thetas, Float64Array.of(9), scales)]).toEqual([4]);
    // about the estimate 9: 2·(64 + 36)
    expect([...replicateCovariance(thetas, Float64Array.of(9), scales, 'estimate')]).toEqual([200]);
  });

  it('with a scale of 0 say that nothing varies', () => {
    const still = givenReplicates({ scale: 0, rscales: [1], weights: [[1, 2, 3, 4]] }, 4);
    expect(replicatedVariance(sample, still, total)).toMatchObject({ estimate: 240, variance: 0 });
  });

  it('give covariances of several figures', () => {
    // about (2, 5): (−1, −2), (1, 2): Σ = 2, 4, 8; rscales 1 and 3 weigh the squares, not the mean
    const thetas = [Float64Array.of(1, 3), Float64Array.of(3, 7)];
    const covariance = replicateCovariance(thetas, Float64Array.of(0, 0), { scale: 0.5, rscales: [1, 3] });
    expect([...covariance]).toEqual([2, 4, 8]);
  });

  it('leave a figure that one of them cannot have not estimable, or leave that one out and say so', () => {
    const onlyFirst: Estimator = (of) =>
      meanInfluence(
        of,
        domainOf(of, (row) => row === 0),
        y,
      )?.estimate;
    expect(replicatedVariance(sample, halves, onlyFirst)).toEqual({
      notEstimable: 'undefined-in-replicates',
      replicates: 1,
    });
    expect(readReplicated(sample, halves, onlyFirst, 1)).toMatchObject({
      notEstimable: 'undefined-in-replicates',
    });
    expect(replicatedVariance(sample, halves, onlyFirst, { leaveOutUndefined: true })).toEqual({
      estimate: 3,
      variance: 0,
      leftOut: 1,
    });
    const inNone: Estimator = (of) => (of === sample ? 1 : undefined);
    expect(replicatedVariance(sample, halves, inNone, { leaveOutUndefined: true })).toEqual({
      notEstimable: 'undefined-in-replicates',
      replicates: 2,
    });
    for (const nothing of [undefined, Number.NaN])
      expect(replicatedVariance(sample, halves, () => nothing)).toEqual({
        notEstimable: 'no-value',
        replicates: 2,
      });
  });

  it('have one degree of freedom less than independent replicates, in a domain those that differ there', () => {
    // R: degf(svrepdesign(…)); the third replicate is the sum of the others
    const three = givenReplicates(
      {
        scale: 1,
        rscales: [1, 1, 1],
        weights: [
          [20, 0, 40, 0],
          [0, 20, 0, 40],
          [20, 20, 40, 40],
        ],
      },
      4,
    );
    expect(replicateDegreesOfFreedom(three)).toBe(1);
    const first = domainOf(sample, (row) => row === 0);
    expect(replicateDegreesOfFreedom(three, first)).toBe(0);
    expect(replicateDegreesOfFreedom({ ...three, rscales: [] })).toBe(0);
  });

  it('are dependent whatever their scale', () => {
    const first = [1 / 7, 2 / 3, 5 / 11, 1 / 13].map((weight) => weight * 1e12);
    const second = [3 / 7, 1 / 3, 4 / 11, 6 / 13].map((weight) => weight * 1e12);
    const sum = first.map((weight, row) => 0.3 * weight + 0.7 * (second[row] ?? 0));
    const given = { scale: 1, rscales: [1, 1, 1], weights: [first, second, sum] };
    expect(replicateDegreesOfFreedom(givenReplicates(given, 4))).toBe(1);
  });

  it.each<[string, Parameters<typeof givenReplicates>[0]]>([
    ['a scale too few', { scale: 1, rscales: [1], weights: [[1], [1]] }],
    ['a row too few', { scale: 1, rscales: [1], weights: [[1, 2]] }],
    ['a weight that is no number', { scale: 1, rscales: [1], weights: [[1, 2, Number.NaN, 1]] }],
    ['a negative scale', { scale: -1, rscales: [], weights: [] }],
    ['a scale that is no number', { scale: 1, rscales: [Number.NaN], weights: [[1, 2, 3, 4]] }],
  ])('with %s are refused', (_, given) => {
    expect(() => givenReplicates(given, 4)).toThrow(EstimationError);
  });

  it('are refused with figures that do not fit them, and are as many as they are', () => {
    const scales = { scale: 1, rscales: [1] };
    expect(() => replicateCovariance([], Float64Array.of(1), scales)).toThrow(EstimationError);
    expect(() => replicateCovariance([Float64Array.of(Number.NaN)], Float64Array.of(1), scales)).toThrow(
      EstimationError,
    );
    expect(() => halves.weightsOf(2)).toThrow(RangeError);
  });
});
