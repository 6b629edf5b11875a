import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../../methods/estimation/flat/domain.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { compareGroups } from '../../../../methods/estimation/tables/compare-groups.ts';

const Y = [1, 2, 3, 3, 5, 7];
const rows = (sample: Sample, first: number, last: number) =>
  domainOf(sample, (row) => row >= first && row <= last);
const simple = sampleFrom({ weights: [1, 1, 1, 1, 1, 1], stages: [{ units: [1, 2, 3, 4, 5, 6] }] });
const halves = { reference: rows(simple, 0, 2), compared: rows(simple, 3, 5) };

describe('two groups compared', () => {
  /**
   * 1, 2, 3 against 3, 5, 7: z = (y − mean)/3 within each, V = 6/5·(2/9 + 8/9) = 4/3, t = 3/√(4/3), 6 − 1 − 1 = 4 degrees of
   * freedom. R: svyttest(y ~ g) gives t = 2.598076211, p = 0.0601698465, interval −0.205962657752 to 6.205962657752.
   */
  it('differ by their means, with a t test on one degree of freedom less', () => {
    const found = compareGroups(simple, halves, Y);
    if ('notEstimable' in found) throw new Error(found.notEstimable);
    expect(found).toMatchObject({ estimate: 3, degreesOfFreedom: 4, n: 6, lonelyStrata: 0 });
    expect(found.variance).toBeCloseTo(4 / 3, 14);
    expect(found.standardError).toBeCloseTo(Math.sqrt(4 / 3), 14);
    expect(found.test?.t).toBeCloseTo(2.598076211, 9);
    expect(found.test?.twoSided).toBeCloseTo(0.0601698465, 10);
    expect(found.interval).toMatchObject({ level: 0.95, method: 't' });
    expect(found.interval.lower).toBeCloseTo(-0.205962657752, 11);
    expect(found.interval.upper).toBeCloseTo(6.205962657752, 11);
  });

  it('the other way round differ by as much', () => {
    const found = compareGroups(simple, { reference: halves.compared, compared: halves.reference }, Y);
    if ('notEstimable' in found) throw new Error(found.notEstimable);
    expect(found.estimate).toBe(-3);
    expect(found.test?.t).toBeCloseTo(-2.598076211, 9);
  });

  it('that are alike and constant leave nothing to test', () => {
    const found = compareGroups(simple, halves, [2, 2, 2, 2, 2, 2]);
    expect(found).toMatchObject({ estimate: 0, standardError: 0, interval: { lower: 0, upper: 0 } });
    expect(found).not.toHaveProperty('test');
  });

  it('follow the level', () => {
    // t(0.95; 4) = 2.131847 at 90 %.
    const found = compareGroups(simple, halves, Y, { level: 0.9 });
    if ('notEstimable' in found) throw new Error(found.notEstimable);
    expect(found.interval.upper).toBeCloseTo(3 + 2.131846786 * Math.sqrt(4 / 3), 8);
  });

  it('cannot be compared where one is empty, or nothing is left for the error', () => {
    expect(compareGroups(simple, { ...halves, compared: rows(simple, 6, 9) }, Y)).toEqual({
      notEstimable: 'no-answers',
      n: 0,
    });
    expect(compareGroups(simple, { ...halves, reference: rows(simple, 6, 9) }, Y)).toEqual({
      notEstimable: 'no-answers',
      n: 0,
    });
    const pair = { reference: rows(simple, 0, 0), compared: rows(simple, 3, 3) };
    expect(compareGroups(simple, pair, Y)).toEqual({
      notEstimable: 'no-degrees-of-freedom',
      n: 2,
      estimate: 2,
    });
    const one = sampleFrom({ weights: [1, 1, 1, 1, 1, 1], stages: [{ units: [1, 1, 1, 1, 1, 1] }] });
    expect(compareGroups(one, halves, Y)).toEqual({ notEstimable: 'one-psu', n: 6, estimate: 3 });
  });

  it('refuse values that are no numbers', () => {
    expect(() => compareGroups(simple, halves, Y.with(4, Number.NaN))).toThrow(
      expect.objectContaining({ code: 'not-a-number' }),
    );
  });
});
