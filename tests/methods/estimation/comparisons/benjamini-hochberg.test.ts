import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustedPValues,
  discoveries,
} from '../../../../methods/estimation/comparisons/benjamini-hochberg.ts';

const close = (values: readonly number[]): readonly number[] =>
  values.map((value) => expect.closeTo(value, 12));

describe('Benjamini and Hochberg', () => {
  /**
   * The 15 p values of their paper (1995, section 4.1); R's `p.adjust(p, "BH")` worked by hand: p_(i)·15/i, and where a later one is smaller, that.
   */
  it('find the first four of their 15 p values at 5 %', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(discoveries(p).map(Number)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(adjustedPValues(p)).toEqual(
      close([
        0.0001 * 15,
        (0.0004 * 15) / 2,
        (0.0019 * 15) / 3,
        (0.0095 * 15) / 4,
        (0.0201 * 15) / 5,
        // 0.0278·15/6 = 0.0695 is more than the next one's
        (0.0298 * 15) / 7,
        (0.0298 * 15) / 7,
        (0.0344 * 15) / 8,
        (0.0459 * 15) / 9,
        (0.324 * 15) / 10,
        (0.4262 * 15) / 11,
        (0.5719 * 15) / 12,
        (0.6528 * 15) / 13,
        (0.759 * 15) / 14,
        1,
      ]),
    );
  });

  /** `p.adjust(c(0.008, 0.03, 0.123, 0.6, 0.2), "BH")`: 5·0.008/1, 5·0.03/2, 5·0.123/3, 5·0.6/5, 5·0.2/4. */
  it('answer in the order given', () => {
    expect(adjustedPValues([0.008, 0.03, 0.123, 0.6, 0.2])).toEqual(close([0.04, 0.075, 0.205, 0.6, 0.25]));
  });

  it('give equal steps the same value: 0.05·5/5 for all', () => {
    expect(adjustedPValues([0.01, 0.02, 0.03, 0.04, 0.05])).toEqual(close([0.05, 0.05, 0.05, 0.05, 0.05]));
    expect(discoveries([0.01, 0.02, 0.03, 0.04, 0.05], 0.05)).toEqual([true, true, true, true, true]);
    expect(discoveries([0.01, 0.02], 0.01)).toEqual([false, false]);
  });

  it('have nothing to say to nothing, and refuse what is no probability', () => {
    expect(adjustedPValues([])).toEqual([]);
    for (const p of [-0.1, 1.1, Number.NaN])
      expect(() => adjustedPValues([0.5, p])).toThrow('no probability');
  });

  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

  it('reject as the step-up procedure does: all up to the largest i with p_(i) ≤ i·q/m', () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (p, q) => {
        const sorted = [...p].sort((a, b) => a - b);
        const last = sorted.findLastIndex((value, at) => value * p.length <= (at + 1) * q * (1 - 1e-12));
        const least = sorted.findLastIndex((value, at) => value * p.length <= (at + 1) * q * (1 + 1e-12));
        const found = discoveries(p, q).filter(Boolean).length;
        expect(found).toBeGreaterThanOrEqual(last + 1);
        expect(found).toBeLessThanOrEqual(least + 1);
      }),
      { seed: 1995, numRuns: 200 },
    );
  });

  it('never make a p value smaller, never turn an order round', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const adjusted = adjustedPValues(p);
        p.forEach((value, i) => {
          expect(adjusted[i] ?? 0).toBeGreaterThanOrEqual(value);
          p.forEach((other, j) => {
            if (value < other) expect(adjusted[i] ?? 0).toBeLessThanOrEqual(adjusted[j] ?? 0);
          });
        });
      }),
      { seed: 1995, numRuns: 100 },
    );
  });
});
