import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imaginedCounts } from '../../../api/results/imagined-counts.ts';
import { none, type Tallies } from '../../../api/results/measure-cells.ts';

const breakdowns = [
  ['a', 'b', 'c'],
  ['x', 'y'],
];

/** Households by group, the same number in every breakdown. */
const households = (cells: readonly number[]): Tallies => {
  const number = (from: number, to: number): number =>
    cells.slice(from, to).reduce((sum, each) => sum + each, 0);
  const [all, a, b, x] = [number(0, 6), number(0, 2), number(2, 4), number(0, 3)];
  const sizes = { all, a, b, c: all - a - b, x, y: all - x };
  return new Map(Object.entries(sizes).map(([group, size]) => [group, { households: size, count: 0 }]));
};

const cells = (most: number) => fc.array(fc.nat(most), { minLength: 6, maxLength: 6 });

const empty: Tallies = new Map();

const countsOf = (tallies: Tallies, groups: readonly string[]): number =>
  groups.reduce((sum, group) => sum + (tallies.get(group) ?? none).count, 0);

describe('the counts that a mean is decided by', () => {
  test('are of half the households, and add up over every breakdown', () => {
    fc.assert(
      fc.property(cells(9), (first) => {
        const now = imaginedCounts(empty, households(first), breakdowns);
        for (const [group, { households: size, count }] of now) {
          // A cell of a breakdown may take the odd halves of the others.
          expect(Math.abs(count - size / 2), group).toBeLessThanOrEqual(breakdowns.flat().length / 2);
          expect(count >= 0 && count <= size, group).toBe(true);
        }
        for (const groups of breakdowns) {
          expect(countsOf(now, groups)).toBe(now.get('all')?.count);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('change where households come by no more than these, and nobody seems to leave', () => {
    fc.assert(
      fc.property(cells(9), cells(5), (first, more) => {
        const before = imaginedCounts(empty, households(first), breakdowns);
        const grown = first.map((number, cell) => number + (more[cell] ?? 0));
        const after = imaginedCounts(before, households(grown), breakdowns);
        for (const [group, { households: size, count }] of after) {
          const was = before.get(group) ?? none;
          expect(count - was.count, group).toBeGreaterThanOrEqual(0);
          expect(count - was.count, group).toBeLessThanOrEqual(size - was.households);
        }
        for (const groups of breakdowns) {
          expect(countsOf(after, groups)).toBe(after.get('all')?.count);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
