/**
 * Expected numbers of days by R:
 *   end <- function(days, remaining, sign) { k <- length(days); T <- 1:365
 *     which(T * mean(days) + sign * qt(.95, k - 1) * sd(days) * sqrt(T + T^2 / k) >= remaining - 1e-9)[1] }
 */
import { describe, expect, test } from 'vitest';
import { expectedEnd } from '../../../api/follow/expected-end.ts';

/** So many cases a day from the first of June 2026 on. */
const from = (...counts: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    counts.flatMap((count, index) => (count === 0 ? [] : [[`2026-06-0${1 + index}`, count]])),
  );

describe('the expected end', () => {
  test.each([
    // end(c(10, 12, 8), 20, 0), (…, 1), (…, -1): 2, 2, 4
    {
      days: [10, 12, 8],
      remaining: 20,
      today: '2026-06-04',
      on: '2026-06-05',
      earliest: '2026-06-05',
      latest: '2026-06-07',
    },
    // end(c(40, 55, 0, 61, 48), 310, …): 8, 5, 21
    {
      days: [40, 55, 0, 61, 48],
      remaining: 310,
      today: '2026-06-06',
      on: '2026-06-13',
      earliest: '2026-06-10',
      latest: '2026-06-26',
    },
    // end(c(5, 5, 5), 15, …): 3, 3, 3
    {
      days: [5, 5, 5],
      remaining: 15,
      today: '2026-06-04',
      on: '2026-06-06',
      earliest: '2026-06-06',
      latest: '2026-06-06',
    },
  ])('$remaining cases after $days', ({ days, remaining, today, ...ends }) => {
    expect(expectedEnd(remaining, from(...days), today)).toMatchObject({ state: 'expected', ...ends });
  });

  test('has no last day where the pace may as well be none', () => {
    // end(c(1, 0, 9), 40, …): 12, 3, NA. The days are given from the first with a case on, so zeros between count.
    expect(expectedEnd(40, from(1, 0, 9), '2026-06-04')).toEqual({
      state: 'expected',
      on: '2026-06-15',
      earliest: '2026-06-06',
      latest: undefined,
      pace: 10 / 3,
      daysSeen: 3,
    });
  });

  test('cannot be said after two days, nor of what happened today alone', () => {
    expect(expectedEnd(20, from(10, 12), '2026-06-03')).toEqual({ state: 'cannot-say', daysSeen: 2 });
    expect(expectedEnd(20, from(10), '2026-06-01')).toEqual({ state: 'cannot-say', daysSeen: 0 });
    expect(expectedEnd(20, {}, '2026-06-01')).toEqual({ state: 'cannot-say', daysSeen: 0 });
  });

  test('is no question where nothing is open', () => {
    expect(expectedEnd(0, from(3), '2026-06-09')).toEqual({ state: 'done' });
  });
});
