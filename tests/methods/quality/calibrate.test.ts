import { describe, expect, it } from 'vitest';
import { habitOf, judgeAgainstHabit, normalScoreOf } from '../../../methods/quality/calibrate.ts';
import { lastDigit } from '../../../methods/quality/checks/last-digits.ts';
import { kmBetween, leastKmBetween } from '../../../methods/quality/facts/distance.ts';
import { median, medianDeviation } from '../../../methods/quality/order.ts';

describe('Robust figures', () => {
  /** `mad(c(1, 2, 3, 4, 10, 11.5))`, `median(…)` */
  it('are those of R', () => {
    const values = [11.5, 1, 10, 2, 4, 3];
    expect(medianDeviation(values)).toBeCloseTo(2.9652, 10);
    expect(median(values)).toBe(3.5);
  });
});

describe('A place among dealings', () => {
  /** `qnorm(pgamma(4/.6^2 + 1.5*sqrt(4/.6^2), 4/.6^2))` */
  it('has the tail of a gamma distribution with the same three moments', () => {
    expect(normalScoreOf(1.5, { mean: 0, sd: 1, skewness: 0.6 })).toBeCloseTo(1.417163485, 8);
    // Mirrored: the tail at −1.5 of the mirrored distribution.
    expect(normalScoreOf(-1.5, { mean: 0, sd: 1, skewness: -0.6 })).toBeCloseTo(-1.417163485, 8);
  });

  it('is the distance in standard deviations where nothing is skew', () => {
    expect(normalScoreOf(7, { mean: 3, sd: 2, skewness: 0 })).toBe(2);
  });
});

describe('Habit', () => {
  /** `2*pt(-3.1, 29)`, `pt(-2, 29)` */
  it('gives tails of t', () => {
    const habit = { centre: 1, spread: 2, degreesOfFreedom: 29 };
    expect(judgeAgainstHabit(7.2, habit, 'both').p).toBeCloseTo(0.004278182374, 10);
    expect(judgeAgainstHabit(-5.2, habit, 'both')).toEqual(judgeAgainstHabit(7.2, habit, 'both'));
    expect(judgeAgainstHabit(5, habit, 'high').p).toBeCloseTo(0.02747181859, 10);
    expect(judgeAgainstHabit(-3, habit, 'low')).toEqual(judgeAgainstHabit(5, habit, 'high'));
  });

  it('is never narrower than chance, and assumed where there are few', () => {
    expect(habitOf(new Array(20).fill(0), 'both').spread).toBe(1);
    expect(habitOf([0, 1, 2], 'high')).toEqual({ centre: 0, spread: 1.5, degreesOfFreedom: 2 });
  });

  it('of those who look one way never forgives the other', () => {
    const low = Array.from({ length: 20 }, (_, at) => -3 - at / 10);
    expect(habitOf(low, 'high').centre).toBe(0);
    expect(habitOf(low, 'low').centre).toBeLessThan(-3);
  });
});

describe('Digits and places', () => {
  it('end before the zeros', () => {
    expect([12_500, 7, 40, 1_236, 100_000].map(lastDigit)).toEqual([5, 7, 4, 6, 1]);
  });

  /** A degree of latitude on a sphere of 6371.0088 km: π/180 of it, 111.195 km. */
  it('are as far apart as the great circle says, less what is uncertain', () => {
    const at = (latitude: number, withinMetres: number) => ({ latitude, longitude: 110, withinMetres });
    expect(kmBetween(at(28, 0), at(29, 0))).toBeCloseTo((Math.PI / 180) * 6371.0088, 8);
    expect(leastKmBetween(at(28, 1000), at(29, 500))).toBeCloseTo((Math.PI / 180) * 6371.0088 - 1.5, 8);
    expect(leastKmBetween(at(28, 1000), at(28.01, 500))).toBe(0);
  });
});
