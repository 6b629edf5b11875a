import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import {
  compositeBounds,
  compositeEstimate,
  type JudgedComposite,
} from '../../../../methods/estimation/verdict/judged-composite.ts';
import { type JudgedRate, rateBounds } from '../../../../methods/estimation/verdict/judged-rate.ts';
import type { VerdictRule } from '../../../../methods/estimation/verdict/rule.ts';
import { both, simple } from './rates.ts';

const below: VerdictRule = { direction: 'below', threshold: 0.02, level: 0.95 };

/** U = 1,200 still poor, T = 30,000 exited, N0 = 210,000 never registered. */
const county = (wrong: JudgedRate, missed: JudgedRate, rho?: number): JudgedComposite => ({
  constant: 1200,
  population: 241_200,
  parts: [
    { size: 30_000, rate: wrong },
    { size: 210_000, rate: missed },
  ],
  ...(rho === undefined
    ? {}
    : {
        correlations: [
          [1, rho],
          [rho, 1],
        ],
      }),
});

const judged = (composite: JudgedComposite) => {
  const verdict = judge(below, both(composite));
  if ('notEstimable' in verdict) throw new Error(verdict.notEstimable);
  return verdict;
};

describe('the composite headcount', () => {
  it.each([
    [8, 4, 0.00945],
    [15, 15, 0.0199],
    [20, 20, 0.02488],
  ])('of %d and %d per thousand is %d', (wrong, missed, headcount) => {
    // (1,200 + 30,000·p₁ + 210,000·p₂)/241,200
    expect(compositeEstimate(county(simple(wrong, 1000), simple(missed, 1000)))).toBeCloseTo(headcount, 5);
  });

  it('has the bounds of its parts combined: independent parts as squares', () => {
    // none of 600 and none of 900: upper bounds 1 − 0.05^(1/600) and 1 − 0.05^(1/900), lower bounds 0
    const none = [600, 900].map((n) => simple(0, n, { variance: 0, eventPsus: 0 }));
    const [wrong, missed] = none;
    if (wrong === undefined || missed === undefined) throw new Error('two parts');
    const reach = [30_000 * (1 - 0.05 ** (1 / 600)), 210_000 * (1 - 0.05 ** (1 / 900))];
    const { readings, outcome, official } = judged(county(wrong, missed));
    expect(readings.against.upper).toBeCloseTo((1200 + Math.hypot(...reach)) / 241_200, 12);
    expect(readings.against.lower).toBe(1200 / 241_200);
    expect(outcome).toBe('meets');
    expect(official).toEqual({ estimate: 1200 / 241_200, meets: true });
    // fully correlated parts add up
    const together = judged(county(wrong, missed, 1)).readings.against.upper;
    expect(together).toBeCloseTo((1200 + (reach[0] ?? 0) + (reach[1] ?? 0)) / 241_200, 12);
  });

  it('fails by its lower bound', () => {
    const { outcome, readings } = judged(county(simple(40, 1000), simple(40, 1000)));
    expect(outcome).toBe('fails');
    const lower = rateBounds(simple(40, 1000), 0.05).lower;
    const reach = Math.hypot(30_000, 210_000) * (0.04 - lower);
    expect(readings.inFavour.lower).toBeCloseTo((1200 + 240_000 * 0.04 - reach) / 241_200, 12);
  });

  it('asks for a further sample of all its parts in proportion', () => {
    const now = county(simple(4, 400), simple(4, 400));
    const { outcome, furtherSample, readings } = judged(now);
    expect([outcome, readings.against.effectiveN]).toEqual(['cannot-tell', 800]);
    // n each: the first n at which (1,200 + 240,000·0.01 + √(30,000² + 210,000²)·(u(n) − 0.01))/241,200 < 0.02
    const upper = (n: number): number => {
      const { upper: u } = rateBounds(simple(n / 100, n), 0.05);
      return (1200 + 2400 + Math.hypot(30_000, 210_000) * (u - 0.01)) / 241_200;
    };
    let total = 800;
    while (upper(total / 2) >= 0.02) total++;
    expect(furtherSample).toEqual({
      within: true,
      outcome: 'meets',
      effectiveN: total,
      households: total - 800,
    });
  });

  it('without a part that concerns anybody is a known number', () => {
    const known = { constant: 4000, population: 241_200, parts: [] };
    expect(judged(known)).toMatchObject({ outcome: 'meets', readings: { against: { effectiveN: 0 } } });
    expect(judged({ ...known, constant: 5000 }).outcome).toBe('fails');
    const nobody = { ...county(simple(4, 400), simple(4, 400)), constant: 0 };
    const parts = nobody.parts.map((part, at) => (at === 0 ? { ...part, size: 0 } : part));
    expect(judged({ ...nobody, parts }).readings.against.effectiveN).toBe(400);
  });

  it('refuses sizes and correlations that cannot be', () => {
    const good = county(simple(4, 400), simple(4, 400));
    expect(() => judged({ ...good, population: 0 })).toThrow('population of 0');
    const { POSITIVE_INFINITY } = Number;
    expect(() => judged({ ...good, population: POSITIVE_INFINITY })).toThrow('population of Infinity');
    expect(() => judged({ ...good, constant: POSITIVE_INFINITY })).toThrow('Sizes Infinity');
    expect(() => judged({ ...good, constant: -1 })).toThrow('Sizes -1');
    expect(() => judged({ ...good, constant: Number.NaN })).toThrow('Sizes NaN');
    expect(() => judged({ ...good, correlations: [[1]] })).toThrow('do not fit 2 parts');
    expect(() => judged(county(simple(4, 400), simple(4, 400), 1.5))).toThrow('outside −1 and 1');
  });

  it('never leaves the sums of its parts’ bounds, and correlation widens it', () => {
    const part = fc.record({ events: fc.nat(20), n: fc.integer({ min: 20, max: 400 }) });
    fc.assert(
      fc.property(part, part, fc.double({ min: -1, max: 1, noNaN: true }), (a, b, rho) => {
        const rates = [a, b].map(({ events, n }) => simple(events, n));
        const [first, second] = rates;
        if (first === undefined || second === undefined) throw new Error('two parts');
        const bounds = rates.map((rate) => rateBounds(rate, 0.05));
        const [free, tied, full] = [0, rho, 1].map((value) =>
          compositeBounds(county(first, second, value), bounds),
        );
        if (free === undefined || tied === undefined || full === undefined) throw new Error('three');
        const extreme = (side: 'lower' | 'upper'): number =>
          (1200 + 30_000 * (bounds[0]?.[side] ?? 0) + 210_000 * (bounds[1]?.[side] ?? 0)) / 241_200;
        expect(full.upper).toBeCloseTo(extreme('upper'), 12);
        expect(full.lower).toBeCloseTo(extreme('lower'), 12);
        const width = tied.upper - tied.lower;
        expect(width).toBeLessThanOrEqual(full.upper - full.lower + 1e-12);
        const independent = free.upper - free.lower;
        expect(Math.sign(rho) * (width - independent)).toBeGreaterThanOrEqual(-1e-12);
      }),
      { seed: 2008, numRuns: 100 },
    );
  });
});
