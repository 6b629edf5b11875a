import { EstimationError } from '../estimation-error.ts';
import type { Bounds } from '../interval.ts';

/** An estimate with two one-sided bounds of the same tail. */
export interface Bounded extends Bounds {
  readonly estimate: number;
}

const check = ({ estimate, lower, upper }: Bounded): void => {
  if (!(lower <= estimate && estimate <= upper))
    throw new EstimationError('out-of-range', `${estimate} with bounds of ${lower} and ${upper}.`);
};

/** √(a² + b² − 2ρab), never below 0 by rounding. */
const apart = (a: number, b: number, correlation: number): number =>
  Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));

/**
 * Bounds of a − b from the bounds of a and b, of the same tail: MOVER (Zou and Donner 2008); with Wilson bounds and independence Newcombe's (1998)
 * method 10. A rate without one event has a standard error of 0 but an upper bound; here it counts.
 */
export const moverDifference = (a: Bounded, b: Bounded, correlation = 0): Bounds => {
  check(a);
  check(b);
  if (!(correlation >= -1 && correlation <= 1))
    throw new EstimationError('out-of-range', `A correlation of ${correlation} lies outside −1 and 1.`);
  const difference = a.estimate - b.estimate;
  return {
    lower: difference - apart(a.estimate - a.lower, b.upper - b.estimate, correlation),
    upper: difference + apart(a.upper - a.estimate, b.estimate - b.lower, correlation),
  };
};
