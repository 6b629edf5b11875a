import { choleskyFactor, solveWithFactor } from '../../estimation/cholesky.ts';
import { triangleIndex, triangleSize } from '../../estimation/packed-triangle.ts';
import { SamplingRefusal } from '../refusal.ts';
import { type JointMatrix, jointMatrix } from './joint-matrix.ts';
import { sumsAtSize, sumsWithoutEach, sumsWithoutPairs, type Trial } from './sample-sums.ts';

/** Independent trials, told that exactly n of them came true: how probable each is then. */
const conditionalSingle = (trials: readonly Trial[], n: number): readonly number[] => {
  const { count } = sumsAtSize(trials, n);
  return sumsWithoutEach(trials, n - 1).map((without, k) => ((trials[k]?.p ?? 0) * without.count) / count);
};

/** And how probable each pair. */
const conditionalJoint = (trials: readonly Trial[], n: number, single: readonly number[]): JointMatrix => {
  const { count } = sumsAtSize(trials, n);
  const pairs = sumsWithoutPairs(trials, n - 2);
  const p = (k: number): number => trials[k]?.p ?? 0;
  return jointMatrix(single, (i, j) => (p(i) * p(j) * (pairs[i]?.[j - i - 1]?.count ?? 0)) / count);
};

/** Log-odds → trial. */
const trialOf = (theta: number): Trial => ({ p: 1 / (1 + Math.exp(-theta)), v: 0 });

/** Largest relative misfit of a probability that is rounding; up to the second, where it shrinks no more. */
const FITTED = 1e-12;
const NEARLY_FITTED = 1e-7;
/** Rounds of scaling each unit's odds by π/π(θ), cheap and mostly enough, before Newton's. */
const SCALING_ROUNDS = 25;
const MOST_ROUNDS = 100;

/**
 * Newton's step for the log-odds: Cov·δ = π − π(θ). Adding a constant to all log-odds changes nothing, so that the covariance is
 * singular along it; a constant added to all its entries leaves every other direction as it is. Undefined where probabilities next to 0 or
 * 1 leave it singular all the same.
 */
const newtonStep = (
  trials: readonly Trial[],
  n: number,
  single: readonly number[],
  pik: readonly number[],
): readonly number[] | undefined => {
  const joint = conditionalJoint(trials, n, single);
  const covariance = new Float64Array(triangleSize(pik.length));
  const level = pik.reduce((total, p) => total + p * (1 - p), 0) / pik.length ** 2;
  for (const [j, pj] of single.entries())
    for (const [i, pi] of single.slice(0, j + 1).entries())
      covariance[triangleIndex(i, j)] = (joint[i]?.[j] ?? 0) - pi * pj + level;
  const factor = choleskyFactor(covariance, pik.length);
  if (factor === undefined) return;
  return [
    ...solveWithFactor(
      factor,
      Float64Array.from(pik, (p, k) => p - (single[k] ?? 0)),
    ),
  ];
};

/**
 * Conditional Poisson sampling, the design of maximum entropy with these π and a fixed size: independent trials whose log-odds are fitted so
 * that, given n of them, each has its π. Chen, Dempster and Liu (1994); R: `sampling::UPmaxentropypi2`, good to about 1e-6.
 */
export const maximumEntropyJoint = (pik: readonly number[], n: number): JointMatrix => {
  let theta = pik.map((p) => Math.log(p / (1 - p)));
  let misfit = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const trials = theta.map(trialOf);
    const single = conditionalSingle(trials, n);
    const before = misfit;
    misfit = pik.reduce((most, p, k) => Math.max(most, Math.abs((single[k] ?? 0) / p - 1)), 0);
    if (misfit <= FITTED || (misfit <= NEARLY_FITTED && misfit >= before))
      return conditionalJoint(trials, n, pik);
    const newton = round < SCALING_ROUNDS ? undefined : newtonStep(trials, n, single, pik);
    const step = newton ?? pik.map((p, k) => Math.log(p / (single[k] ?? 0)));
    theta = theta.map((value, k) => value + (step[k] ?? 0));
  }
  throw new SamplingRefusal({
    code: 'value-out-of-range',
    data: { name: 'pik', value: misfit, range: 'a misfit that is rounding' },
  });
};
