import betaCdfOf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import fCdfOf from '@stdlib/stats-base-dists-f-cdf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { EstimationError } from './estimation-error.ts';
import { regularisedGamma } from './incomplete-gamma.ts';
import { normalTailQuantile } from './normal-tail.ts';

/**
 * The distributions of the estimator, lower tails. @stdlib where it is good to 1e-13; its normal quantile in the far tail is
 * not, its χ² is wrong at many degrees of freedom, and both are our own. Limits that libraries leave undefined (infinitely many degrees of freedom, shape 0) are defined here.
 */
const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new EstimationError('out-of-range', what);
};

const requireProbability = (p: number): void => demand(p >= 0 && p <= 1, `${p} is no probability.`);
const requirePositive = (value: number, what: string): void =>
  demand(value > 0, `${what} ${value} is not above 0.`);

/** R: `pnorm(z)`. */
export const normalCdf = (z: number): number => normalCdfOf(z, 0, 1);

/** R: `qnorm(p)`. */
export const normalQuantile = (p: number): number => {
  requireProbability(p);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p > 1e-5) return normalQuantileOf(p, 0, 1);
  return -normalTailQuantile(p);
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

/** Halvings of the logarithm that leave nothing between the smallest double and the largest. */
const HALVINGS = 70;

/** Where a condition that holds for small numbers ends to hold. */
const endOf = (holds: (x: number) => boolean): number => {
  let low = Number.MIN_VALUE;
  let high = Number.MAX_VALUE;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return high;
};

/** R: `qchisq(p, df)`. */
export const chiSquareQuantile = (p: number, df: number): number => {
  requireProbability(p);
  requirePositive(df, 'Degrees of freedom');
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return endOf((x) => {
    const { lower, upper } = regularisedGamma(df / 2, x / 2);
    return p > 0.5 ? upper > 1 - p : lower < p;
  });
};

/** R: `pf(x, df1, df2)`; df2 may be infinite. */
export const fCdf = (x: number, df1: number, df2: number): number => {
  requirePositive(df1, 'Degrees of freedom');
  requirePositive(df2, 'Degrees of freedom');
  return df2 === Number.POSITIVE_INFINITY ? chiSquareCdf(x * df1, df1) : fCdfOf(x, df1, df2);
};
