import type { Bounds } from '../interval.ts';

/** An estimate with two one-sided bounds of the same tail. */
export interface Bounded extends Bounds {
  readonly estimate: number;
}

/** √(a² + b² − 2ρab), never below 0 by rounding. */
const apart = (a: number, b: number, correlation: number): number =>
  Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));

/**
 * Bounds of a − b from the bounds of a and b, of the same tail: MOVER (Zou and Donner 2008); with Wilson bounds and independence Newcombe's (1998)
 * method 10. A rate without one event has a standard error of 0 but an upper bound; here it counts.
 */
export const moverDifference = (a: Bounded, b: Bounded, correlation = 0): Bounds => {
  const difference = a.estimate - b.estimate;
  return {
    lower: difference - apart(a.estimate - a.lower, b.upper - b.estimate, correlation),
    upper: difference + apart(a.upper - a.estimate, b.estimate - b.lower, correlation),
  };
};
