import { describe, expect, it } from 'vitest';
import { publicFigure } from '../../../../methods/estimation/suppression/public-figure.ts';
import { displayedDecimals, displayedPercent } from '../../../../methods/estimation/suppression/rounding.ts';

/** decimals = clamp(−⌊log₁₀ half-width in points⌋, 0, 2), by hand. */
describe('the decimals of a percentage', () => {
  it.each([
    // half-width 15 points: log₁₀ 1.18 → 1 → −1 → 0
    [0.3, 0.6, 0],
    // 2 points: 0.30 → 0
    [0.908, 0.948, 0],
    // 0.8 points: −0.10 → −1 → 1
    [0.01, 0.026, 1],
    // 0.1 points: −1 → 1
    [0.01, 0.012, 1],
    // 0.05 points: −1.30 → −2 → 2
    [0.01, 0.011, 2],
    // 0.001 points: −3 → 3 → 2
    [0.01, 0.01002, 2],
    // no width at all
    [0.01, 0.01, 2],
  ])('with an interval from %d to %d are %d', (lower, upper, decimals) => {
    expect(displayedDecimals(lower, upper)).toBe(decimals);
  });

  it('are those that it is rounded to', () => {
    expect([0, 1, 2].map((decimals) => displayedPercent(0.0123456, decimals))).toEqual([1, 1.2, 1.23]);
    expect(displayedPercent(0.9349, 0)).toBe(93);
  });

  it('are not there without an interval', () => {
    expect(() => displayedDecimals(0.2, 0.1)).toThrow('No interval');
    expect(() => displayedDecimals(Number.NaN, 0.1)).toThrow('No interval');
  });
});

describe('what somebody without right to records sees', () => {
  const reliability = { review: [], unreliableComplement: false };
  const known = { estimate: 0.93, interval: { lower: 0.908, upper: 0.948 }, reliability };

  it('is rounded as displayed', () => {
    expect(publicFigure(known, false)).toEqual({
      figure: { percent: 93, lower: 91, upper: 95, decimals: 0, unreliableComplement: false },
      verdictMayShow: true,
    });
  });

  it('is the same nothing whether the figure is hidden or not there', () => {
    expect(publicFigure(known, true)).toEqual({ verdictMayShow: false });
    expect(publicFigure(undefined, false)).toEqual(publicFigure(known, true));
  });

  it('is the verdict alone where the figure is unreliable', () => {
    const unreliable = { ...known, reliability: { ...reliability, unreliable: 'wide' as const } };
    expect(publicFigure(unreliable, false)).toEqual({ verdictMayShow: true });
    expect(publicFigure(unreliable, true)).toEqual({ verdictMayShow: false });
  });
});
