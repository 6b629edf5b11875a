import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { designVariance } from '../../../../methods/estimation/flat/design-covariance.ts';
import { degreesOfFreedom, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import {
  meanInfluence,
  ratioInfluence,
  totalInfluence,
} from '../../../../methods/estimation/flat/influence.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import type { LonelyPolicy } from '../../../../methods/estimation/lonely-policy.ts';
import { jackknifeWeights } from '../../../../methods/estimation/replication/jackknife.ts';
import {
  type Estimator,
  readReplicated,
  replicatedVariance,
} from '../../../../methods/estimation/replication/read-replicated.ts';
import { replicateDegreesOfFreedom } from '../../../../methods/estimation/replication/replicate-degrees.ts';
import { adjustReplicates } from '../../../../methods/estimation/replication/replicate-weights.ts';
import { calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import { postStratify } from '../../../../methods/estimation/weights/post-stratify.ts';

const sampleOf = (strata: readonly number[], population: readonly number[]): Sample =>
  sampleFrom({
    weights: strata.map((stratum, row) => {
      const drawn = strata.filter((other) => other === stratum).length;
      return (population[row] ?? 0) / drawn;
    }),
    stages: [{ units: strata.map((_, row) => row), strata, population }],
  });

/** d <- data.frame(st = c(1,1,2,3,3,3,4,4), psu = 1:8, y = …, N = …); svydesign(id = ~psu, strata = ~st, fpc = ~N, data = d) */
const lonely = sampleOf([1, 1, 2, 3, 3, 3, 4, 4], [10, 10, 6, 9, 9, 9, 5, 5]);
const lonelyY = [3, 5, 2, 8, 1, 4, 6, 7];

/** The same without the stratum of one PSU: d[-3, ]. */
const sample = sampleOf([1, 1, 3, 3, 3, 4, 4], [10, 10, 9, 9, 9, 5, 5]);
const y = [3, 5, 8, 1, 4, 6, 7];
const z = [1, 0, 2, 5, 1, 1, 3];

const mean =
  (values: readonly number[]): Estimator =>
  (of) =>
    meanInfluence(of, wholeSample(of), values)?.estimate;

const total =
  (values: readonly number[]): Estimator =>
  (of) =>
    totalInfluence(of, wholeSample(of), values).estimate;

const standardError = (estimator: Estimator, ...rest: Parameters<typeof varianceOf>): number =>
  Math.sqrt(varianceOf(...rest)(estimator));

const varianceOf =
  (of: Sample, replicates: Parameters<typeof replicatedVariance>[1], mse = false) =>
  (estimator: Estimator): number => {
    const found = replicatedVariance(of, replicates, estimator, { centre: mse ? 'estimate' : 'replicates' });
    if ('notEstimable' in found) throw new Error(found.notEstimable);
    return found.variance;
  };

describe('the stratified jackknife', () => {
  it('leaves out each unit of each stratum that was not taken whole', () => {
    // the last two units are all there are
    const partly = sampleOf([1, 1, 3, 3, 3, 4, 4], [10, 10, 9, 9, 9, 2, 2]);
    const replicates = jackknifeWeights(partly);
    // R: weights(as.svrepdesign(design, type = "JKn"), "analysis")
    expect(replicates.rscales.map((_, at) => [...replicates.weightsOf(at)])).toEqual([
      [0, 10, 3, 3, 3, 1, 1],
      [10, 0, 3, 3, 3, 1, 1],
      [5, 5, 0, 4.5, 4.5, 1, 1],
      [5, 5, 4.5, 0, 4.5, 1, 1],
      [5, 5, 4.5, 4.5, 0, 1, 1],
    ]);
    expect(replicates.scale).toBe(1);
    for (const [at, rscale] of [0.4, 0.4, 4 / 9, 4 / 9, 4 / 9].entries())
      expect(replicates.rscales[at]).toBeCloseTo(rscale, 15);
    expect(() => replicates.weightsOf(5)).toThrow(RangeError);
  });

  it.each<[LonelyPolicy, number, number, number]>([
    // R: options(survey.lonely.psu = …); SE(svymean(~y, r)), SE(svytotal(~y, r)), degf(r)
    ['certainty', 0.5828569483348569, 17.48570845004571, 4],
    ['average', 0.6231002874770384, 18.693008624311158, 4],
    ['adjust', 0.7158718573146987, 26.391051948994697, 5],
  ])('treats lonely strata as R does: %s', (lonelyPolicy, ofMean, ofTotal, df) => {
    const replicates = jackknifeWeights(lonely, { lonelyPolicy });
    expect(standardError(mean(lonelyY), lonely, replicates)).toBeCloseTo(ofMean, 12);
    expect(standardError(total(lonelyY), lonely, replicates)).toBeCloseTo(ofTotal, 11);
    expect(replicateDegreesOfFreedom(replicates)).toBe(df);
  });

  it('refuses them otherwise, and a stratum that has no other to stand in for it', () => {
    expect(() => jackknifeWeights(lonely)).toThrow(EstimationError);
    const one = sampleOf([1], [5]);
    expect(() => jackknifeWeights(one, { lonelyPolicy: 'adjust' })).toThrow(EstimationError);
  });

  it('of a census has no replicates and no variance', () => {
    const census = sampleOf([1, 1], [2, 2]);
    const replicates = jackknifeWeights(census, { lonelyPolicy: 'average' });
    expect(replicates).toMatchObject({ scale: 1, rscales: [] });
    expect(replicatedVariance(census, replicates, total([4, 9]))).toEqual({
      estimate: 13,
      variance: 0,
      leftOut: 0,
    });
    expect(readReplicated(census, replicates, total([4, 9]), 0)).toMatchObject({
      notEstimable: 'no-degrees-of-freedom',
    });
  });

  it('varies about the mean of the replicates or about the estimate, as asked', () => {
    const replicates = jackknifeWeights(sample);
    const ratio: Estimator = (of) => ratioInfluence(of, wholeSample(of), z, y)?.estimate;
    // R: SE(svyratio(~z, ~y, r)) with mse = FALSE and TRUE
    expect(standardError(ratio, sample, replicates)).toBeCloseTo(0.13353911251395678, 14);
    expect(standardError(ratio, sample, replicates, true)).toBeCloseTo(0.13398532192085391, 14);
  });

  it('carries an adjustment where every replicate is adjusted as the sample is', () => {
    const kind = {
      name: 'kind',
      categories: ['a', 'b', 'a', 'b', 'a', 'b', 'a'],
      population: [
        { category: 'a', count: 15 },
        { category: 'b', count: 11 },
      ],
    };
    const replicates = jackknifeWeights(sample);
    const post = (weights: Float64Array): Float64Array => postStratify(weights, kind).weights;
    const posted = adjustReplicates(replicates, post);
    const adjusted = { ...sample, weights: post(sample.weights) };
    // R: r <- postStratify(r, ~k, data.frame(k = c("a", "b"), Freq = c(15, 11)))
    expect(mean(y)(adjusted)).toBeCloseTo(4.6599511599511594, 13);
    expect(standardError(mean(y), adjusted, posted)).toBeCloseTo(0.9174150719685518, 12);
    expect(standardError(total(y), adjusted, posted)).toBeCloseTo(23.852791871182344, 11);
    const persons = [{ name: 'y', values: y, total: 120 }];
    const linear = (weights: Float64Array): Float64Array => calibrate(weights, persons).weights;
    const calibrated = { ...sample, weights: linear(sample.weights) };
    // R: calibrate(r, ~y - 1, c(y = 120))
    expect(total(z)(calibrated)).toBeCloseTo(41.140287769784173, 11);
    expect(standardError(total(z), calibrated, adjustReplicates(replicates, linear))).toBeCloseTo(
      14.262806617184408,
      11,
    );
  });

  const strata = fc.array(
    fc.record({
      values: fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 2, maxLength: 6 }),
      left: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it('of a total is the variance between units, with the finite population correction', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const rows = given.flatMap(({ values, left }, stratum) =>
          values.map((value) => ({ value, stratum, population: values.length + left })),
        );
        const of = sampleOf(
          rows.map(({ stratum }) => stratum),
          rows.map(({ population }) => population),
        );
        const values = rows.map(({ value }) => value);
        const expected = designVariance(of, totalInfluence(of, wholeSample(of), values)) ?? Number.NaN;
        const got = varianceOf(of, jackknifeWeights(of))(total(values));
        expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      }),
      { seed: 19_580_101, numRuns: 200 },
    );
  });

  it('has the degrees of freedom of the strata that it replicates', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const rows = given.flatMap(({ values, left }, stratum) =>
          values.map(() => ({ stratum, population: values.length + left + 1 })),
        );
        const of = sampleOf(
          rows.map(({ stratum }) => stratum),
          rows.map(({ population }) => population),
        );
        expect(replicateDegreesOfFreedom(jackknifeWeights(of))).toBe(degreesOfFreedom(of, wholeSample(of)));
      }),
      { seed: 19_580_102, numRuns: 50 },
    );
  });
});
