import { describe, expect, it } from 'vitest';
import { logitTestAgainst, testAgainst } from '../../../methods/estimation/threshold-test.ts';

/** R's p values are checked by the vectors; here the ends. */
describe('a t test against a value', () => {
  it('is even where the estimate is the value', () => {
    const test = testAgainst({ estimate: 0.02, standardError: 0.01, degreesOfFreedom: 9 }, 0.02);
    expect(test).toEqual({ t: 0, degreesOfFreedom: 9, less: 0.5, greater: 0.5, twoSided: 1 });
  });

  it('is infinite where a sample without variation misses the value, and nothing where it hits it', () => {
    const none = { estimate: 0, standardError: 0, degreesOfFreedom: 9 };
    const test = testAgainst(none, 0.02);
    expect(test).toMatchObject({ t: Number.NEGATIVE_INFINITY, less: 0, greater: 1, twoSided: 0 });
    expect(testAgainst(none, 0)).toBeUndefined();
  });

  it('has no logit at 0, at 1, and without a standard error', () => {
    for (const estimate of [0, 1])
      expect(logitTestAgainst({ estimate, standardError: 0.1, degreesOfFreedom: 9 }, 0.02)).toBeUndefined();
    expect(logitTestAgainst({ estimate: 0.5, standardError: 0, degreesOfFreedom: 9 }, 0.02)).toBeUndefined();
  });
});
