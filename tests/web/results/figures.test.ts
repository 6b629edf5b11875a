import { describe, expect, it } from 'vitest';
import { axisFor, placeOn } from '../../../web/results/axis.ts';
import { decimalsFor, percentage } from '../../../web/results/decimals.ts';
import { asFrequency } from '../../../web/results/frequency.ts';
import { sentenceFor } from '../../../web/results/sentence.ts';
import { writingFor } from '../../../web/results/written-figure.ts';

const around = (middle: number, halfWidth: number) => ({
  lower: middle - halfWidth,
  upper: middle + halfWidth,
});

describe('decimals of a percentage', () => {
  // clamp(−⌊log₁₀ half-width in points⌋, 0, 2), by hand: 12 → −1 → 0; 2 → 0; 0.9 → 1; 0.09 → 2; 0.004 → 3 → 2.
  it.each([
    [0.12, 0],
    [0.02, 0],
    [0.009, 1],
    [0.0009, 2],
    [0.00004, 2],
  ])('a half-width of %f shows %i', (halfWidth, decimals) => {
    expect(decimalsFor(around(0.5, halfWidth))).toBe(decimals);
  });

  it('are none without an interval, and two at most for one without width', () => {
    expect(decimalsFor(null)).toBe(0);
    expect(decimalsFor(around(1, 0))).toBe(2);
  });

  it('are kept, also when they are 0', () => {
    expect(percentage(0.9, 1)).toBe('90.0');
    expect(percentage(0.12345, 0)).toBe('12');
  });
});

describe('a proportion as people count', () => {
  it.each([
    // estimate, interval, of how many, how many, lower, upper; decimals by the rule above
    [0.928, { lower: 0.919, upper: 0.938 }, '100', '93', '91.9', '93.8'],
    [0.9, { lower: 0.84, upper: 0.97 }, '100', '90', '84', '97'],
    [0.004, { lower: 0.001, upper: 0.012 }, '1000', '4', '1', '12'],
    [0.0004, { lower: 0.0001, upper: 0.0012 }, '10000', '4', '1', '12'],
    [0, { lower: 0, upper: 0.031 }, '100', '0', '0', '3'],
    // 99.6 of 100 is not “all of them”, and 0.6 of 1000 not “none”.
    [0.996, { lower: 0.99, upper: 0.999 }, '100', '99.6', '99.0', '99.9'],
    [0.00041, { lower: 0.0001, upper: 0.003 }, '1000', 'fewer than 1', '0', '3'],
  ])('%f', (estimate, interval, of, count, lower, upper) => {
    const said = asFrequency(estimate, interval);
    expect(said).toMatchObject({ of, range: { lower, upper } });
    expect(`${said.relation === 'exactly' ? '' : `${said.relation} than `}${said.count}`).toBe(count);
  });

  it('says no more than the decimals of the figure allow', () => {
    // Half-widths of 1.3 and 1 points: no decimals, so 0.3 % is “fewer than 1 of 100” and not “3 of 1000”.
    expect(asFrequency(0.003, { lower: 0, upper: 0.026 })).toMatchObject({
      of: '100',
      count: '1',
      relation: 'fewer',
    });
    expect(asFrequency(0.997, { lower: 0.979, upper: 1 })).toMatchObject({
      of: '100',
      count: '99',
      relation: 'more',
    });
    expect(asFrequency(0.005, { lower: 0, upper: 0.026 })).toMatchObject({
      of: '100',
      count: '1',
      relation: 'exactly',
    });
  });

  it('has no range without an interval', () => {
    expect(asFrequency(0.5, null)).toMatchObject({ of: '100', count: '50', range: null });
  });
});

describe('a figure in a sentence', () => {
  const recognition = { key: 'recognition', unit: 'HOUSEHOLDS', scale: 'SHARE' } as const;
  const figure = { estimate: 0.93, interval: { lower: 0.923, upper: 0.939 }, notEstimable: null };

  it('says how many, and between what it could be', () => {
    expect(sentenceFor(recognition, figure, 'zh')).toBe('每100户中有93户认可；可能在92.3到93.9之间。');
    expect(sentenceFor(recognition, figure, 'en')).toBe(
      '93 of 100 households recognise the result; it could be 92.3 to 93.9.',
    );
  });

  it('counts a rare thing among a thousand', () => {
    const rare = { estimate: 0.004, interval: { lower: 0.001, upper: 0.012 }, notEstimable: null };
    expect(sentenceFor({ key: 'missed', unit: 'PERSONS', scale: 'SHARE' }, rare, 'zh')).toBe(
      '每1000人中有4人被漏评；可能在1到12之间。',
    );
  });

  it('does not make “some” into “none”', () => {
    const rare = { estimate: 0.003, interval: { lower: 0, upper: 0.026 }, notEstimable: null };
    const indicator = { key: 'wrong-exit', unit: 'PERSONS', scale: 'SHARE' } as const;
    expect(sentenceFor(indicator, rare, 'zh')).toBe('每100人中有不到1人属于错退；可能在0到3之间。');
    expect(sentenceFor(indicator, rare, 'en')).toBe(
      'Fewer than 1 of 100 persons were exited wrongly; it could be 0 to 3.',
    );
  });

  it('says why there is no figure', () => {
    const none = { estimate: null, interval: null, notEstimable: '还没有完成的村。' };
    expect(sentenceFor(recognition, none, 'zh')).toBe('还没有完成的村。');
  });

  it('has words for an indicator that it does not know', () => {
    const unknown = { key: 'public-notice', unit: 'HOUSEHOLDS', scale: 'SHARE' } as const;
    expect(sentenceFor(unknown, { ...figure, interval: null }, 'en')).toBe('93 of 100 households.');
  });
});

describe('the axis of the pictures', () => {
  it.each([
    [[0.004, 0.001, 0.012], { from: 0, to: 0.02 }],
    [[0.004, 0.01], { from: 0, to: 0.01 }],
    [[0.93, 0.92, 0.94], { from: 0.9, to: 1 }],
    [[0.93, 0.55, 1], { from: 0.5, to: 1 }],
    [[0.3, 0.6], { from: 0, to: 1 }],
  ])('of %j is %j', (values, axis) => {
    expect(axisFor(values)).toEqual(axis);
  });

  it('holds everything that is on it, also when there is nothing', () => {
    expect(axisFor([])).toEqual({ from: 0, to: 0.01 });
  });

  it('places values between its ends', () => {
    expect(placeOn({ from: 0.5, to: 1 }, 0.75)).toBe(50);
    expect(placeOn({ from: 0.5, to: 1 }, 0.2)).toBe(0);
    expect(placeOn({ from: 0, to: 0.02 }, 0.05)).toBe(100);
  });
});

describe('an amount and a difference', () => {
  const mean = { unit: 'PERSONS', scale: 'AMOUNT' } as const;
  const gap = { unit: 'POINTS', scale: 'DIFFERENCE' } as const;

  it('are written in their unit, with as many decimals as their half-width has', () => {
    // Half-widths of 0.25, 1,500 and 2.5 points: one decimal, none, none.
    expect(writingFor(mean, 'en').value(3.0814, around(3.0814, 0.25))).toBe('3.1 persons');
    expect(writingFor(mean, 'zh').range(around(3.0814, 0.25))).toBe('2.8 ～ 3.3');
    expect(writingFor({ unit: 'YUAN', scale: 'AMOUNT' }, 'en').value(12_345.6, around(12_345.6, 1500))).toBe(
      '12,346 yuan',
    );
    expect(writingFor(gap, 'zh').value(-0.031, around(-0.031, 0.025))).toBe('-3 个百分点');
    expect(writingFor(gap, 'en').range(around(-0.031, 0.025))).toBe('-6 ～ -1');
  });

  it('have an axis that holds 0 and all of them', () => {
    expect(writingFor(mean, 'en').axisFor([2.8, 3.1, 3.4])).toEqual({ from: 0, to: 4 });
    expect(writingFor(gap, 'en').axisFor([-0.056, -0.006])).toEqual({ from: -0.06, to: 0 });
    expect(writingFor(mean, 'en').axisFor([])).toEqual({ from: 0, to: 1 });
  });

  it('are no so many of so many', () => {
    const figure = { estimate: 3.1, interval: around(3.1, 0.25), notEstimable: null };
    expect(sentenceFor({ key: 'size', ...mean }, figure, 'zh')).toBe('');
  });
});
