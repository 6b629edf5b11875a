import betaCdfOf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import fCdfOf from '@stdlib/stats-base-dists-f-cdf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { EstimationError } from './estimation-error.ts';
import { regularisedGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The distributions of the estimator, lower tails. @stdlib where it is good to 1e-13; its normal quantile in the far tail is
 * not and is finished by Newton steps on the CDF, its χ² is wrong at many degrees of freedom and is our own. Limits that libraries
 * leave undefined (infinitely many degrees of freedom, shape 0) are defined here.
 */
const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new EstimationError('out-of-range', what);
};

const requireProbability = (p: number): void => demand(p >= 0 && p <= 1, `${p} is no probability.`);
const requirePositive = (value: number, what: string): void =>
  demand(value > 0, `${what} ${value} is not above 0.`);

interface Root {
  /** Rises through 0; `slope` is its derivative. */
  readonly excess: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly start: number;
  readonly lowest: number;
}

/** Newton steps that never leave the bracket found so far. */
const solve = ({ excess, slope, start, lowest }: Root): number => {
  let low = lowest;
  let high = Number.POSITIVE_INFINITY;
  let x = start;
  for (let round = 0; round < 200; round++) {
    const value = excess(x);
    if (value === 0) return x;
    if (value > 0) high = x;
    else low = x;
    const step = x - value / slope(x);
    if (Math.abs(step - x) <= 2e-16 * Math.abs(x)) return step;
    const inside = step > low && step < high;
    if (inside) x = step;
    else x = high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
  }
  return x;
};

/** R: `pnorm(z)`. */
export const normalCdf = (z: number): number => normalCdfOf(z, 0, 1);

/** R: `qnorm(p)`. */
export const normalQuantile = (p: number): number => {
  requireProbability(p);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p > 1e-5) return normalQuantileOf(p, 0, 1);
  return solve({
    excess: (z) => Math.log(normalCdf(z) / p),
    slope: (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / normalCdf(z),
    start: -Math.sqrt(-2 * Math.log(p)),
    lowest: -38,
  });
};

/** R: `pt(t, df)`; df may be infinite. */
export const tCdf = (t: number, df: number): number => {
  requirePositive(df, 'Degrees of freedom');
  return df === Number.POSITIVE_INFINITY ? normalCdf(t) : tCdfOf(t, df);
};

/** R: `qt(p, df)`; df may be infinite. */
export const tQuantile = (p: number, df: number): number => {
  requireProbability(p);
  requirePositive(df, 'Degrees of freedom');
  return df === Number.POSITIVE_INFINITY ? normalQuantile(p) : tQuantileOf(p, df);
};

/** Below this a shape is 0 to every quantile that anyone asks for, and the library loses its way. */
const NO_SHAPE = 1e-8;

const requireShapes = (a: number, b: number): void =>
  demand(a >= 0 && b >= 0 && a + b > 0 && a + b < Number.POSITIVE_INFINITY, `Beta shapes ${a}, ${b}.`);

/** R: `pbeta(x, a, b)`. Shape a = 0 is all at 0, b = 0 all at 1. */
export const betaCdf = (x: number, a: number, b: number): number => {
  requireShapes(a, b);
  if (x >= 1) return 1;
  if (x < 0) return 0;
  if (a < NO_SHAPE) return 1;
  if (b < NO_SHAPE) return 0;
  return betaCdfOf(x, a, b);
};

/** R: `qbeta(p, a, b)`. Shape a = 0 is all at 0, b = 0 all at 1. */
export const betaQuantile = (p: number, a: number, b: number): number => {
  requireProbability(p);
  requireShapes(a, b);
  if (a < NO_SHAPE) return 0;
  if (b < NO_SHAPE) return 1;
  return betaQuantileOf(p, a, b);
};

/** R: `pchisq(x, df)`. */
export const chiSquareCdf = (x: number, df: number): number => {
  requirePositive(df, 'Degrees of freedom');
  return regularisedGamma(df / 2, x / 2).lower;
};

/** Wilson and Hilferty (1931); near 0 the first term of the series. */
const chiSquareStart = (p: number, df: number): number => {
  if (df < -1.24 * Math.log(p)) return 2 * Math.exp((Math.log(p) + logGamma(df / 2 + 1)) / (df / 2));
  const spread = 2 / (9 * df);
  return df * Math.max(0.01, 1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3;
};

/** R: `qchisq(p, df)`. */
export const chiSquareQuantile = (p: number, df: number): number => {
  requireProbability(p);
  requirePositive(df, 'Degrees of freedom');
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const shape = df / 2;
  return solve({
    excess: (x) => {
      const { lower, upper } = regularisedGamma(shape, x / 2);
      return p > 0.5 ? 1 - p - upper : lower - p;
    },
    slope: (x) => Math.exp((shape - 1) * Math.log(x / 2) - x / 2 - logGamma(shape)) / 2,
    start: chiSquareStart(p, df),
    lowest: 0,
  });
};

/** R: `pf(x, df1, df2)`; df2 may be infinite. */
export const fCdf = (x: number, df1: number, df2: number): number => {
  requirePositive(df1, 'Degrees of freedom');
  requirePositive(df2, 'Degrees of freedom');
  return df2 === Number.POSITIVE_INFINITY ? chiSquareCdf(x * df1, df1) : fCdfOf(x, df1, df2);
};
