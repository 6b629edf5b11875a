import { expect, test } from 'vitest';
import type { Figure } from '../../../api/estimates/figure.ts';
import { roundedAmount, roundedDifference, roundedShare } from '../../../api/results/rounded-figure.ts';
import type { ShownFigure } from '../../../api/results/shown-figure.ts';

const figure = (estimate: number, lower: number, upper: number): Figure => ({
  indicator: 'i',
  group: 'all',
  n: 300,
  estimate,
  lower,
  upper,
  level: 0.95,
  method: 'korn-graubard',
  standardError: 0.0071234,
  effectiveN: 287.6543,
  degreesOfFreedom: 21,
  designEffect: { withReplacement: 1.234567, kish: 1.1 },
});

const reliable = { review: ['few-degrees-of-freedom'], unreliableComplement: false } as const;

/** Of what is rounded: estimate, lower, upper. */
const numbers = ({ estimate, lower, upper }: ShownFigure) => [estimate, lower, upper];

test.each([
  // Decimals of a percentage are −⌊log₁₀ half-width in points⌋, from 0 to 2 (docs/verdicts.md): half-widths 1.4, 0.65, 0.04.
  [figure(0.9262, 0.911, 0.939), [0.93, 0.91, 0.94]],
  [figure(0.00418, 0.0011, 0.0141), [0.004, 0.001, 0.014]],
  [figure(0.90004, 0.89961, 0.90041), [0.9, 0.8996, 0.9004]],
])('a share has the digits that its percentage is displayed with', (exact, expected) => {
  expect(numbers(roundedShare(exact, reliable))).toEqual(expected);
});

test('nothing goes with it from which further digits follow, and no mark for those who review', () => {
  expect(roundedShare(figure(0.9262, 0.911, 0.939), reliable)).toEqual({
    indicator: 'i',
    group: 'all',
    n: 300,
    estimate: 0.93,
    lower: 0.91,
    upper: 0.94,
    level: 0.95,
    method: 'korn-graubard',
  });
  expect(
    roundedShare(figure(0.9262, 0.911, 0.939), { ...reliable, unreliableComplement: true }),
  ).toMatchObject({ reliability: { review: [], unreliableComplement: true } });
});

test('an unreliable share has no number, nor one of which that is not known', () => {
  const hidden = { indicator: 'i', group: 'all', notEstimable: 'unreliable' };
  const exact = figure(0.5, 0.3, 0.7);
  expect(roundedShare(exact, { unreliable: 'wide', review: [], unreliableComplement: false })).toEqual(
    hidden,
  );
  expect(roundedShare(exact, undefined)).toEqual(hidden);
});

test('an estimate without an interval has no number either, and says why', () => {
  const point: Figure = { indicator: 'i', group: 'all', n: 40, estimate: 0.4123, notEstimable: 'one-psu' };
  const told = { indicator: 'i', group: 'all', notEstimable: 'one-psu' };
  expect(roundedShare(point, undefined)).toEqual(told);
  expect(roundedDifference(point)).toEqual(told);
  expect(roundedAmount(point)).toEqual(told);
});

test('a difference of shares is rounded as they are, also below 0', () => {
  expect(numbers(roundedDifference(figure(-0.0512, -0.0721, -0.0303)))).toEqual([-0.05, -0.07, -0.03]);
});

test.each([
  // To the power of ten of half the interval: 1,500 → thousands; 0.02 → hundredths; 9 → ones.
  [figure(12_345, 10_845, 13_845), [12_000, 11_000, 14_000]],
  [figure(7.45678, 7.43678, 7.47678), [7.46, 7.44, 7.48]],
  [figure(401, 392, 410), [401, 392, 410]],
  // Without a width: three digits.
  [figure(12_345, 12_345, 12_345), [12_300, 12_300, 12_300]],
  [figure(0, 0, 0), [0, 0, 0]],
])('an amount has the digits that its interval leaves', (exact, expected) => {
  expect(numbers(roundedAmount(exact))).toEqual(expected);
});
