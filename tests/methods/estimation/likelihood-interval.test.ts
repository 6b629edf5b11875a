import { describe, expect, it } from 'vitest';
import { likelihoodBounds, likelihoodRoot } from '../../../methods/estimation/likelihood-interval.ts';

/** A half of an effective 100: p(1 − p)/0.05² = 100. */
const half = { estimate: 0.5, standardError: 0.05, degreesOfFreedom: 30 };
const logit = (p: number): number => Math.log(p / (1 - p));

describe('a likelihood interval', () => {
  it('measures distance by the likelihood', () => {
    // K(0.5, 0.4) = 0.5·ln(0.5/0.4) + 0.5·ln(0.5/0.6) = 0.0204109973, √(2·100·K) = 2.0204454
    expect(likelihoodRoot(half, logit(0.4))).toBeCloseTo(-2.0204454, 6);
    expect(likelihoodRoot(half, logit(0.6))).toBeCloseTo(2.0204454, 6);
    expect(likelihoodRoot(half, 0)).toBe(0);
    expect(likelihoodRoot({ ...half, dispersion: 4 }, logit(0.4))).toBeCloseTo(-1.0102227, 6);
  });

  it('ends t standard errors away', () => {
    // t(0.975; 30) = 2.042272456
    for (const estimate of [0.5, 0.02, 0.9]) {
      const { lower, upper } = likelihoodBounds({ ...half, estimate, standardError: 0.01 }, 0.025);
      const profiled = { ...half, estimate, standardError: 0.01 };
      expect(likelihoodRoot(profiled, logit(lower))).toBeCloseTo(-2.042272456, 8);
      expect(likelihoodRoot(profiled, logit(upper))).toBeCloseTo(2.042272456, 8);
    }
  });

  it('mirrors the interval of the other answer', () => {
    const some = likelihoodBounds({ ...half, estimate: 0.07 }, 0.05);
    const others = likelihoodBounds({ ...half, estimate: 0.93 }, 0.05);
    expect(some.lower).toBeCloseTo(1 - others.upper, 12);
    expect(some.upper).toBeCloseTo(1 - others.lower, 12);
  });
});
