import { tCdf } from './distributions.ts';
import { EstimationError } from './estimation-error.ts';
import type { Uncertain } from './interval.ts';

/** A t test; `less` is small where the estimate lies below what it is compared with. R: `pt`. */
export interface TTest {
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly less: number;
  readonly greater: number;
  readonly twoSided: number;
}

const tTest = (t: number, degreesOfFreedom: number): TTest => ({
  t,
  degreesOfFreedom,
  less: tCdf(t, degreesOfFreedom),
  greater: tCdf(-t, degreesOfFreedom),
  twoSided: 2 * tCdf(-Math.abs(t), degreesOfFreedom),
});

const check = ({ estimate, standardError }: Uncertain, value: number): void => {
  if (!(Number.isFinite(estimate) && Number.isFinite(value) && standardError >= 0))
    throw new EstimationError(
      'not-a-number',
      `An estimate of ${estimate} with standard error ${standardError} is not compared with ${value}.`,
    );
};

/**
 * Is the estimate equal to a value (a difference equal to 0)? Wald's t; infinite where the standard error is 0 as in R, which says
 * no more than that the sample shows no variation. Undefined where also the estimate equals the value. R: `svyttest` with one
 * degree of freedom less.
 */
export const testAgainst = (
  { estimate, standardError, degreesOfFreedom }: Uncertain,
  value: number,
): TTest | undefined => {
  check({ estimate, standardError, degreesOfFreedom }, value);
  return standardError > 0 || estimate !== value
    ? tTest((estimate - value) / standardError, degreesOfFreedom)
    : undefined;
};

const logit = (p: number): number => Math.log(p / (1 - p));

/** The same for a proportion and a line between 0 and 1, on the logit scale. Undefined also at 0 and 1. */
export const logitTestAgainst = (
  { estimate: p, standardError, degreesOfFreedom }: Uncertain,
  value: number,
): TTest | undefined => {
  check({ estimate: p, standardError, degreesOfFreedom }, value);
  if (!(value > 0 && value < 1))
    throw new EstimationError('out-of-range', `A line at ${value} is not between 0 and 1.`);
  return standardError > 0 && p > 0 && p < 1
    ? tTest((logit(p) - logit(value)) / (standardError / (p * (1 - p))), degreesOfFreedom)
    : undefined;
};
