/** How many to ask: closed formulas of survey planning. z is the normal quantile; all results are before rounding. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { SamplingRefusal } from './refusal.ts';

const check = (name: string, value: number, allowed: boolean, range: string): void => {
  if (!allowed) throw new SamplingRefusal({ code: 'value-out-of-range', data: { name, value, range } });
};
const checkShare = (name: string, value: number): void =>
  check(name, value, value > 0 && value < 1, '(0, 1)');
const checkPositive = (name: string, value: number): void =>
  check(name, value, value > 0 && Number.isFinite(value), 'above 0');

const quantile = (p: number): number => normalQuantile(p, 0, 1);
const twoSidedZ = (level: number): number => quantile(1 - (1 - level) / 2);

/** Rounds a size up, forgiving the last bits of a computation that should have come out whole. */
export const roundUp = (size: number): number => Math.ceil(size - 1e-9);

export interface Precision {
  /** Half-width of the interval. */
  readonly margin: number;
  /** Of the two-sided interval, such as 0.95. */
  readonly level: number;
  readonly deff: number;
  /** Units of the population; null: no finite population correction. */
  readonly population: number | null;
}

const checkPrecision = ({ margin, level, deff, population }: Precision): void => {
  checkPositive('margin', margin);
  checkShare('level', level);
  checkPositive('deff', deff);
  if (population !== null) checkPositive('population', population);
};

export interface ProportionSize {
  readonly z: number;
  /** z²·p(1−p)/margin². */
  readonly n0: number;
  /** n0/(1 + (n0 − 1)/N). */
  readonly nFpc: number;
  /** deff·nFpc: the size used here. */
  readonly nFpcThenDeff: number;
  /** deff·n0·N/(N − 1 + deff·n0): never more than the population. */
  readonly nDeffWithinFpc: number;
}

/** Sample size for a proportion (Cochran 1977, sections 4.4 and 5.9). */
export const proportionSize = (expected: number, precision: Precision): ProportionSize => {
  checkShare('expected', expected);
  checkPrecision(precision);
  const { margin, level, deff, population } = precision;
  const z = twoSidedZ(level);
  const n0 = (z * z * expected * (1 - expected)) / (margin * margin);
  const nFpc = population === null ? n0 : n0 / (1 + (n0 - 1) / population);
  const issued = deff * n0;
  return {
    z,
    n0,
    nFpc,
    nFpcThenDeff: deff * nFpc,
    nDeffWithinFpc: population === null ? issued : (issued * population) / (population - 1 + issued),
  };
};

export interface MeanSize {
  readonly z: number;
  /** z²·sd²/margin². */
  readonly n0: number;
  /** n0/(1 + n0/N). */
  readonly nFpc: number;
  readonly nFpcThenDeff: number;
}

/** Sample size for a mean (Cochran 1977, section 4.6). */
export const meanSize = (sd: number, precision: Precision): MeanSize => {
  checkPositive('sd', sd);
  checkPrecision(precision);
  const { margin, level, deff, population } = precision;
  const z = twoSidedZ(level);
  const n0 = (z * z * sd * sd) / (margin * margin);
  const nFpc = population === null ? n0 : n0 / (1 + n0 / population);
  return { z, n0, nFpc, nFpcThenDeff: deff * nFpc };
};

/** Cases to issue so that `size` answer, rounded up. */
export const issuedSize = (size: number, responseRate: number): number => {
  checkPositive('size', size);
  check('responseRate', responseRate, responseRate > 0 && responseRate <= 1, '(0, 1]');
  return roundUp(size / responseRate);
};

export interface TwoProportions {
  readonly p1: number;
  readonly p2: number;
  readonly power: number;
  readonly significance: number;
  readonly alternative: 'one-sided' | 'two-sided';
}

/** Units per group to tell two proportions apart, before any design effect; R's `power.prop.test` (not strict). */
export const twoProportionsSize = (comparison: TwoProportions): number => {
  const { p1, p2, power, significance, alternative } = comparison;
  checkShare('p1', p1);
  checkShare('p2', p2);
  check('p2', p2, p1 !== p2, 'different from p1');
  checkShare('power', power);
  checkShare('significance', significance);
  const mean = (p1 + p2) / 2;
  const zSignificance = quantile(1 - significance / (alternative === 'two-sided' ? 2 : 1));
  const root =
    zSignificance * Math.sqrt(2 * mean * (1 - mean)) +
    quantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return (root / (p1 - p2)) ** 2;
};

export interface ThresholdTest {
  /** The line. */
  readonly threshold: number;
  /** What the truth is assumed to be. */
  readonly truth: number;
  /** Chance of a wrong verdict at the line, one-sided. */
  readonly alpha: number;
}

const checkThreshold = ({ threshold, truth, alpha }: ThresholdTest): void => {
  checkShare('threshold', threshold);
  checkShare('truth', truth);
  check('truth', truth, truth !== threshold, 'different from threshold');
  checkShare('alpha', alpha);
};

/** ((z(1−α)·√(p0 q0) + z(power)·√(p1 q1))/(p1 − p0))², the size for a one-sided test of a proportion against a line. */
export const thresholdSize = (test: ThresholdTest, power: number): number => {
  checkThreshold(test);
  checkShare('power', power);
  const { threshold, truth, alpha } = test;
  const root =
    quantile(1 - alpha) * Math.sqrt(threshold * (1 - threshold)) +
    quantile(power) * Math.sqrt(truth * (1 - truth));
  return (root / (truth - threshold)) ** 2;
};

/** The chance that a sample of effective size n clears the line: `thresholdSize` solved for the power. */
export const thresholdPower = (test: ThresholdTest, effectiveN: number): number => {
  checkThreshold(test);
  checkPositive('effectiveN', effectiveN);
  const { threshold, truth, alpha } = test;
  const distance = Math.sqrt(effectiveN) * Math.abs(truth - threshold);
  const z =
    (distance - quantile(1 - alpha) * Math.sqrt(threshold * (1 - threshold))) /
    Math.sqrt(truth * (1 - truth));
  return normalCdf(z, 0, 1);
};
