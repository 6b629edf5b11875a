import { describe, expect, it } from 'vitest';
import { failingAreas } from '../../../../methods/estimation/comparisons/failing-areas.ts';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import { both, simple } from '../verdict/rates.ts';

const rule = { direction: 'below', threshold: 0.02, level: 0.95 } as const;

/** Of 300 households, 11 errors fail a line of 2 %. */
const county = (key: string, errors: number) => ({ key, verdict: judge(rule, both(simple(errors, 300))) });

describe('a list of failing areas', () => {
  it('states how many sound areas are expected in it: 5 of 100 at 95 %', () => {
    const counties = Array.from({ length: 100 }, (_, at) => county(`${at}`, at < 7 ? 11 : 3));
    const { failing, judged, expectedFalse } = failingAreas(counties);
    expect(failing).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(judged).toBe(100);
    expect(expectedFalse).toBeCloseTo(5, 12);
  });

  it('does not count areas that could not fail', () => {
    const none = { key: 'x', verdict: judge(rule, both({ notEstimable: 'one-psu', n: 9 } as const)) };
    const strict = { key: 'y', verdict: judge({ ...rule, level: 0.99 }, both(simple(30, 300))) };
    const list = failingAreas([county('a', 0), none, strict]);
    expect(list).toEqual({ failing: ['y'], judged: 2, expectedFalse: expect.closeTo(0.06, 12) });
    expect(failingAreas([])).toEqual({ failing: [], judged: 0, expectedFalse: 0 });
  });
});
