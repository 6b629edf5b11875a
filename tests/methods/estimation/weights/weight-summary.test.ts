import { describe, expect, it } from 'vitest';
import { weightSummary } from '../../../../methods/estimation/weights/weight-summary.ts';

describe('the summary of weights', () => {
  it('has Kish 1 + cv², by hand', () => {
    // 1, 2, 3: mean 2, variance (1 + 0 + 1)/3, cv² = (2/3)/4 = 1/6
    expect(weightSummary([1, 0, 2, 3])).toEqual({
      rows: 3,
      sum: 6,
      smallest: 1,
      largest: 3,
      negative: 0,
      kishEffect: expect.closeTo(7 / 6, 14),
      effectiveRows: expect.closeTo(18 / 7, 14),
    });
  });

  it('counts negative weights, and is not defined without any', () => {
    expect(weightSummary([-1, 5])).toMatchObject({ negative: 1, smallest: -1, sum: 4 });
    expect(weightSummary([0, 0])).toBeUndefined();
    expect(weightSummary([])).toBeUndefined();
    expect(weightSummary([-1, 1])).toBeUndefined();
  });
});
