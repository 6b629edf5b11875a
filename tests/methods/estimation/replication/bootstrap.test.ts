import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { designVariance } from '../../../../methods/estimation/flat/design-covariance.ts';
import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { ratioInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { cantyDavisonWeights, raoWuWeights } from '../../../../methods/estimation/replication/bootstrap.ts';
import {
  type RandomSource,
  sampleOfIndices,
  shuffledIndices,
} from '../../../../methods/estimation/replication/random-index.ts';
import {
  type Estimator,
  replicatedVariance,
} from '../../../../methods/estimation/replication/read-replicated.ts';
import type { ReplicateWeights } from '../../../../methods/estimation/replication/replicate-weights.ts';

const sampleOf = (strata: readonly number[], population?: readonly number[]): Sample =>
  sampleFrom({
    weights: strata.map((stratum) => 10 + stratum),
    stages: [
      { units: strata.map((_, row) => row), strata, ...(population === undefined ? {} : { population }) },
    ],
  });

/** Gives a list of values, one after the other, and fails when it is asked for more. */
const listed = (values: readonly number[]): RandomSource => {
  let at = 0;
  return () => {
    const value = values[at];
    at += 1;
    if (value === undefined) throw new Error('The list of random numbers is at its end.');
    return value;
  };
};

/** All outcomes of choices among so many things each, as random numbers in the middle of each choice. */
const everyOutcome = (choices: readonly number[]): readonly (readonly number[])[] =>
  choices.reduce<readonly (readonly number[])[]>(
    (outcomes, count) =>
      outcomes.flatMap((outcome) => Array.from({ length: count }, (_, i) => [...outcome, (i + 0.5) / count])),
    [[]],
  );

const lehmer = (start: number): RandomSource => {
  let state = start;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const total =
  (values: readonly number[]): Estimator =>
  (of) =>
    totalInfluence(of, wholeSample(of), values).estimate;

const varianceOf = (of: Sample, replicates: ReplicateWeights, estimator: Estimator): number => {
  const found = replicatedVariance(of, replicates, estimator);
  if ('notEstimable' in found) throw new Error(found.notEstimable);
  return found.variance;
};

const betweenUnits = (of: Sample, values: readonly number[]): number =>
  designVariance(of, totalInfluence(of, wholeSample(of), values)) ?? Number.NaN;

describe('chance', () => {
  it('shuffles into every order equally often', () => {
    const orders = everyOutcome([3, 2]).map((outcome) => shuffledIndices(listed(outcome), 3).join(''));
    expect(orders.toSorted()).toEqual(['012', '021', '102', '120', '201', '210']);
  });

  it('draws every ordered pair without replacement equally often', () => {
    const pairs = everyOutcome([3, 2]).map((outcome) => sampleOfIndices(listed(outcome), 2, 3).join(''));
    expect(pairs.toSorted()).toEqual(['01', '02', '10', '12', '20', '21']);
  });

  it.each([1, -0.1, Number.NaN])('has to be uniform from 0 to below 1: %d is refused', (value) => {
    const options = { replicates: 2, random: () => value };
    expect(() => raoWuWeights(sampleOf([1, 1]), options)).toThrow(EstimationError);
  });
});

describe('the rescaling bootstrap of Rao and Wu', () => {
  const values = [3, 1, 8];

  it.each<[string, number[] | undefined]>([
    ['without', undefined],
    ['with', [12, 12, 12]],
  ])('has the variance between units in expectation, %s finite population correction', (_, population) => {
    // all 9 outcomes of two draws of three units, each once: the mean over them is the expectation; 8/9: scale 1/(R − 1)
    const of = sampleOf([1, 1, 1], population);
    const random = listed(everyOutcome([3, 3]).flat());
    const replicates = raoWuWeights(of, { replicates: 9, random });
    expect((8 / 9) * varianceOf(of, replicates, total(values))).toBeCloseTo(betweenUnits(of, values), 8);
  });

  it('by hand: units 2 and 2 of three drawn', () => {
    // factor n/(n − 1)·count = 1.5·count; with f = 3/4: √(1/4) = 1/2 of the way from 1
    const draws = { replicates: 2, random: listed([0.5, 0.5, 0, 0.9]) };
    expect([...raoWuWeights(sampleOf([1, 1, 1]), draws).weightsOf(0)]).toEqual([0, 33, 0]);
    const again = { replicates: 2, random: listed([0.5, 0.5, 0, 0.9]) };
    const corrected = raoWuWeights(sampleOf([1, 1, 1], [4, 4, 4]), again);
    expect([...corrected.weightsOf(0)]).toEqual([5.5, 22, 5.5]);
    expect([...corrected.weightsOf(1)]).toEqual([13.75, 5.5, 13.75]);
    expect(corrected).toMatchObject({ scale: 1, rscales: [1, 1] });
  });

  it('keeps every stratum its weight where weights are equal inside it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 4 }), (sizes) => {
        const strata = sizes.flatMap((size, stratum) => Array.from({ length: size }, () => stratum));
        const of = sampleOf(
          strata,
          strata.map((stratum) => (sizes[stratum] ?? 0) + stratum),
        );
        const replicates = raoWuWeights(of, { replicates: 3, random: lehmer(7) });
        for (const replicate of [0, 1, 2])
          for (const [stratum, size] of sizes.entries()) {
            const weights = replicates.weightsOf(replicate).filter((_, row) => strata[row] === stratum);
            expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(size * (10 + stratum), 9);
          }
      }),
      { seed: 19_880_301, numRuns: 50 },
    );
  });

  it('comes near the linearised variance of a ratio with many replicates', () => {
    const strata = Array.from({ length: 40 }, (_, row) => row % 2);
    const y = strata.map((_, row) => 20 + ((row * 37) % 23));
    const x = strata.map((_, row) => 5 + ((row * 11) % 7));
    const of = sampleOf(
      strata,
      strata.map(() => 60),
    );
    const ratio = ratioInfluence(of, wholeSample(of), y, x);
    if (ratio === undefined) throw new Error('The denominator is above 0.');
    const linearised = designVariance(of, ratio) ?? Number.NaN;
    const estimator: Estimator = (other) => ratioInfluence(other, wholeSample(other), y, x)?.estimate;
    const replicates = raoWuWeights(of, { replicates: 3000, random: lehmer(11) });
    // the variance of a variance over R replicates is about 2/R of its square: 3 standard deviations of √(2/3000) are 8 %
    expect(varianceOf(of, replicates, estimator) / linearised).toBeGreaterThan(0.92);
    expect(varianceOf(of, replicates, estimator) / linearised).toBeLessThan(1.08);
  });
});

describe('the bootstrap of Canty and Davison', () => {
  it('has the variance between units in expectation where strata are alike', () => {
    // all 4 outcomes of two draws of two units; 3/4: scale …/(R − 1)
    const of = sampleOf([1, 1]);
    const replicates = cantyDavisonWeights(of, {
      replicates: 4,
      random: listed(everyOutcome([2, 2]).flat()),
    });
    expect((3 / 4) * varianceOf(of, replicates, total([3, 8]))).toBeCloseTo(betweenUnits(of, [3, 8]), 8);
  });

  it('draws from the population that the sample suggests', () => {
    // N = 4, n = 2: copies 1 2 1 2; two of four without replacement, 12 outcomes after a shuffle that changes nothing.
    // Σd² = (33 − 88)²/2 with z = 11·3, 11·8; variance of the sum n(1 − n/N)·Σ_N/(N − 1) = 1·2Σd²/3; scale 2/(R − 1)
    const of = sampleOf([1, 1], [4, 4]);
    const random = listed([0.9, ...everyOutcome([4, 3]).flat()]);
    const replicates = cantyDavisonWeights(of, { replicates: 12, random });
    const squares = (33 - 88) ** 2 / 2;
    expect((11 / 12) * varianceOf(of, replicates, total([3, 8]))).toBeCloseTo(2 * ((2 * squares) / 3), 7);
  });

  it('has the scale of R: the harmonic mean n̄ of the strata, n̄/((n̄ − 1)(R − 1))', () => {
    // strata of 2, 4 and 4: 1/n̄ = (1/2 + 1/4 + 1/4)/3 = 1/3, n̄ = 3; 3/(2·9)
    const of = sampleOf([1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    const replicates = cantyDavisonWeights(of, { replicates: 10, random: lehmer(3) });
    expect(replicates.scale).toBeCloseTo(1 / 6, 14);
    expect(replicates.rscales).toEqual(Array.from({ length: 10 }, () => 1));
  });

  it('draws as many units as there are in every stratum', () => {
    const strata = [1, 1, 1, 2, 2];
    const of = sampleOf(strata, [7, 7, 7, 90, 90]);
    const replicates = cantyDavisonWeights(of, { replicates: 20, random: lehmer(5) });
    for (const replicate of replicates.rscales.keys()) {
      const counts = replicates.weightsOf(replicate).map((weight, row) => weight / (10 + (strata[row] ?? 0)));
      expect(counts.slice(0, 3).reduce((sum, count) => sum + count, 0)).toBeCloseTo(3, 12);
      expect(counts.slice(3).reduce((sum, count) => sum + count, 0)).toBeCloseTo(2, 12);
    }
  });
});

describe.each([
  ['Rao and Wu', raoWuWeights],
  ['Canty and Davison', cantyDavisonWeights],
])('the bootstrap of %s', (_, bootstrap) => {
  it('leaves strata taken whole as they are, and gives a replicate again as it was', () => {
    const of = sampleOf([1, 1, 2, 2, 2], [2, 2, 9, 9, 9]);
    const replicates = bootstrap(of, { replicates: 5, random: lehmer(13) });
    for (const replicate of replicates.rscales.keys()) {
      expect([...replicates.weightsOf(replicate)].slice(0, 2)).toEqual([11, 11]);
      expect(replicates.weightsOf(replicate)).toEqual(replicates.weightsOf(replicate));
    }
    const same = bootstrap(of, { replicates: 5, random: lehmer(13) });
    expect([...same.weightsOf(4)]).toEqual([...replicates.weightsOf(4)]);
    expect(() => replicates.weightsOf(5)).toThrow(RangeError);
  });

  it('refuses a stratum of one unit, unless it is taken as certain', () => {
    const of = sampleOf([1, 2, 2]);
    const options = { replicates: 3, random: lehmer(17) };
    expect(() => bootstrap(of, options)).toThrow(EstimationError);
    const certain = bootstrap(of, { ...options, lonelyPolicy: 'certainty' });
    expect(certain.rscales.map((_r, at) => certain.weightsOf(at)[0])).toEqual([11, 11, 11]);
  });

  it.each([1, 0, 2.5, Number.NaN])('refuses %d replicates', (replicates) => {
    expect(() => bootstrap(sampleOf([1, 1]), { replicates, random: lehmer(1) })).toThrow(EstimationError);
  });
});
