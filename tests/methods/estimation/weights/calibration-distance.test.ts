import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalibrationMethod,
  type RatioBounds,
  type RatioFunction,
  ratioFunction,
} from '../../../../methods/estimation/weights/calibration-distance.ts';

const BOUNDS = { lower: 0.5, upper: 3 };
const NONE = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/** Central difference: (f(u + h) − f(u − h))/2h, off by h²/6 of the third derivative. */
const derivative = (f: (u: number) => number, u: number): number => (f(u + 1e-5) - f(u - 1e-5)) / 2e-5;

describe.each<[string, CalibrationMethod, RatioBounds]>([
  ['linear', 'linear', NONE],
  ['bounded linear', 'linear', BOUNDS],
  ['raking', 'raking', NONE],
  ['bounded raking', 'raking', BOUNDS],
  ['logit', 'logit', BOUNDS],
])('the ratios of %s calibration', (_, method, bounds) => {
  const distance: RatioFunction = ratioFunction(method, bounds);
  /** Corners at the bounds have no derivative. */
  const u = fc
    .double({ min: -4, max: 4, noNaN: true })
    .filter((value) =>
      [-0.5, 2, Math.log(0.5), Math.log(3)].every((corner) => Math.abs(value - corner) > 1e-4),
    );

  it('are 1 and rise by 1 where nothing is to change', () => {
    // Deville and Särndal (1992): F(0) = F'(0) = 1
    expect(distance.ratio(0)).toBeCloseTo(1, 14);
    expect(distance.slope(0)).toBeCloseTo(1, 14);
  });

  it('have their slope as derivative, and are that of their integral', () => {
    fc.assert(
      fc.property(u, (value) => {
        expect(Math.abs(derivative(distance.ratio, value) - distance.slope(value))).toBeLessThan(1e-6);
        expect(Math.abs(derivative(distance.integral, value) - distance.ratio(value))).toBeLessThan(1e-6);
      }),
      { seed: 19_920_604, numRuns: 200 },
    );
  });

  it('have an integral without a jump, also where they meet a bound', () => {
    // no ratio is above 3 where there are bounds, nor above e² at 2
    for (const corner of [-0.5, 2, Math.log(0.5), Math.log(3)])
      expect(Math.abs(distance.integral(corner + 1e-7) - distance.integral(corner - 1e-7))).toBeLessThan(
        2e-6,
      );
  });

  it('never fall, and stay inside their bounds', () => {
    fc.assert(
      fc.property(u, u, (a, b) => {
        expect(distance.ratio(Math.max(a, b))).toBeGreaterThanOrEqual(distance.ratio(Math.min(a, b)));
        expect(distance.ratio(a)).toBeGreaterThanOrEqual(bounds.lower);
        expect(distance.ratio(a)).toBeLessThanOrEqual(bounds.upper);
      }),
      { seed: 19_920_605, numRuns: 200 },
    );
  });
});

describe('bounded ratios', () => {
  it.each<CalibrationMethod>(['linear', 'raking', 'logit'])(
    '%s: have a finite integral far out',
    (method) => {
      const { integral } = ratioFunction(method, BOUNDS);
      // beyond the upper bound the integral rises by 3 a step, below the lower one by 0.5
      expect(integral(1e4 + 1) - integral(1e4)).toBeCloseTo(3, 9);
      expect(integral(-1e4 + 1) - integral(-1e4)).toBeCloseTo(0.5, 9);
    },
  );
});
