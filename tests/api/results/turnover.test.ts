import { expect, test } from 'vitest';
import type { Tallies } from '../../../api/results/measure-cells.ts';
import { turnover } from '../../../api/results/turnover.ts';

type Counts = readonly [households: number, count: number];

const tallies = (counts: Readonly<Record<string, Counts>>): Tallies =>
  new Map(Object.entries(counts).map(([group, [households, count]]) => [group, { households, count }]));

const byGroup = (
  before: Readonly<Record<string, Counts>>,
  after: Readonly<Record<string, Counts>>,
  groups: string[][],
) =>
  Object.fromEntries(
    [...turnover(tallies(before), tallies(after), groups)].map(([group, { added, removed }]) => [
      group,
      [added.households, added.count, removed.households, removed.count],
    ]),
  );

test('households that came are added', () => {
  // 5 more of which 2 count
  expect(byGroup({ all: [40, 10] }, { all: [45, 12] }, [])).toEqual({ all: [5, 2, 0, 0] });
});

test('fewer households have left', () => {
  // 3 with an event and 4 without
  expect(byGroup({ all: [40, 10] }, { all: [33, 7] }, [])).toEqual({ all: [0, 0, 7, 3] });
});

test('one event more among as many households is one that left and one that came', () => {
  expect(byGroup({ all: [40, 10] }, { all: [40, 11] }, [])).toEqual({ all: [1, 1, 1, 0] });
});

test('a household that moved from one group to another left and came, for everybody too', () => {
  expect(
    byGroup({ all: [40, 10], a: [20, 5], b: [20, 5] }, { all: [40, 10], a: [19, 4], b: [21, 6] }, [
      ['a', 'b'],
    ]),
  ).toEqual({ all: [1, 1, 1, 1], a: [0, 0, 1, 1], b: [1, 1, 0, 0] });
});

test('and where another breakdown shows nothing of it, its largest group is taken to have exchanged one', () => {
  const before: Readonly<Record<string, Counts>> = {
    all: [40, 10],
    a: [20, 5],
    b: [20, 5],
    x: [10, 3],
    y: [30, 7],
  };
  expect(
    byGroup(before, { ...before, a: [19, 4], b: [21, 6] }, [
      ['a', 'b'],
      ['x', 'y'],
    ]),
  ).toEqual({ all: [1, 1, 1, 1], a: [0, 0, 1, 1], b: [1, 1, 0, 0], x: [0, 0, 0, 0], y: [1, 1, 1, 1] });
});
