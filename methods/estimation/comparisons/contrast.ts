import { EstimationError } from '../estimation-error.ts';
import type { Bounds, Uncertain } from '../interval.ts';
import { tailOf, tBounds } from '../interval.ts';
import { type TTest, testAgainst } from '../threshold-test.ts';

/** a − b with its interval and the test that it is 0. */
export interface Contrast extends Uncertain {
  readonly interval: Bounds & { readonly level: number };
  /** Undefined where neither estimate varies and both are the same. */
  readonly test?: TTest;
}

export interface ContrastOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Of the two estimates; 0 for areas of different strata, that of the shared PSUs for two waves. Default 0. */
  readonly covariance?: number;
  /** Of the difference. Default: Welch's for independent estimates, the smaller of the two otherwise. */
  readonly degreesOfFreedom?: number;
}

/** Welch (1947) and Satterthwaite (1946); where nothing varies, the smaller. */
const welch = (a: Uncertain, b: Uncertain): number => {
  const ofA = a.standardError ** 2;
  const ofB = b.standardError ** 2;
  const spread = ofA ** 2 / a.degreesOfFreedom + ofB ** 2 / b.degreesOfFreedom;
  return spread > 0 ? (ofA + ofB) ** 2 / spread : Math.min(a.degreesOfFreedom, b.degreesOfFreedom);
};

/** Of the larger variance: what rounding may leave of a covariance that is not there, or above the largest that there can be. */
const ROUNDING = 1e-9;

const checkCovariance = (a: Uncertain, b: Uncertain, covariance: number): void => {
  const largest = a.standardError * b.standardError;
  const slack = ROUNDING * Math.max(a.standardError, b.standardError) ** 2;
  if (!(Math.abs(covariance) <= largest + slack))
    throw new EstimationError(
      'out-of-range',
      `A covariance of ${covariance} does not fit standard errors of ${a.standardError} and ${b.standardError}.`,
    );
};

/**
 * The difference of two means, totals or ratios by the delta method. For shares near 0 or 1 use `contrastOfShares`: two areas
 * without one event have standard errors of 0, which says nothing. R: `svycontrast`; independent: `t.test` (Welch).
 */
export const contrast = (
  a: Uncertain,
  b: Uncertain,
  { level = 0.95, covariance = 0, degreesOfFreedom: given }: ContrastOptions = {},
): Contrast => {
  checkCovariance(a, b, covariance);
  const degreesOfFreedom =
    given ?? (covariance === 0 ? welch(a, b) : Math.min(a.degreesOfFreedom, b.degreesOfFreedom));
  const variance = a.standardError ** 2 + b.standardError ** 2 - 2 * covariance;
  const difference = {
    estimate: a.estimate - b.estimate,
    standardError: Math.sqrt(Math.max(0, variance)),
    degreesOfFreedom,
  };
  const test = testAgainst(difference, 0);
  return {
    ...difference,
    interval: { ...tBounds(difference, tailOf(level)), level },
    ...(test === undefined ? {} : { test }),
  };
};
