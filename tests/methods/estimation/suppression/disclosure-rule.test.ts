import { describe, expect, it } from 'vitest';
import { primaryReason, requiredWidth } from '../../../../methods/estimation/suppression/disclosure-rule.ts';

describe('a figure', () => {
  it.each([
    [9, 4, 'few-households'],
    [1, 1, 'few-households'],
    [10, 4, undefined],
    [10, 0, 'all-alike'],
    [10, 10, 'all-alike'],
    [29, 29, 'all-alike'],
    [29, 28, undefined],
    [29, 1, undefined],
    [30, 0, undefined],
    [30, 30, undefined],
    [0, 0, undefined],
  ])('on %d households of which %d count is hidden as %s', (households, count, reason) => {
    expect(primaryReason({ households, count })).toBe(reason);
  });
});

/** More than ±max(3, 20 %): more than 6, or more than 40 % of the numbers, wide. */
describe('a hidden number', () => {
  it.each([
    [40, 0, 7],
    [40, 15, 7],
    // ±20 % of 16 is ±3.2: more than 6.4
    [40, 16, 7],
    // ±20 % of 18 is ±3.6: more than 7.2
    [40, 18, 8],
    // ±20 % of 20 is ±4: more than 8
    [40, 20, 9],
    [200, 100, 41],
  ])('of %d, %d, may not be known within less than %d', (households, count, width) => {
    expect(requiredWidth({ households, count }, false)).toBe(width);
    // the same households seen as those that do not count
    expect(requiredWidth({ households, count: households - count }, false)).toBe(width);
  });

  it('of a disclosive cell is measured on its larger side', () => {
    // ±20 % of 29 is ±5.8: more than 11.6
    expect(requiredWidth({ households: 29, count: 29 }, true)).toBe(12);
    expect(requiredWidth({ households: 29, count: 0 }, true)).toBe(12);
    expect(requiredWidth({ households: 9, count: 3 }, true)).toBe(7);
  });
});
