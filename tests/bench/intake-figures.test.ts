import { expect, test } from 'vitest';
import { intakeFigures, type Round } from '../../bench/intake/intake-figures.ts';
import { median, percentile } from '../../bench/intake/order-statistics.ts';
import { readPlan } from '../../bench/intake/plan.ts';

test.each([
  // The worked example of nearest-rank percentiles at https://en.wikipedia.org/wiki/Percentile
  [0.05, 15],
  [0.3, 20],
  [0.4, 20],
  [0.5, 35],
  [1, 50],
])('the nearest-rank percentile of 15, 20, 35, 40, 50 at %d is %d', (share, expected) => {
  expect(percentile([50, 15, 40, 20, 35], share)).toBe(expected);
});

test('the median is the middle value, or halfway between the two middle ones', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 4, 7])).toBe(5.5);
  expect(() => median([])).toThrow('No percentile of nothing');
});

const block = (perSecond: number, slowest = 10, server = 1) => ({
  perSecond,
  middle: 4,
  slowest,
  server,
  machine: 3,
});

const round = (ours: number, bare: number, lag: number, slowest: number, server: number): Round => ({
  ours: block(ours, slowest, server),
  bare: block(bare),
  again: block(800),
  conflict: block(599.9),
  empty: block(20_000),
  lag,
});

test('each figure is the middle of the rounds; the ratio is taken within a round', () => {
  const figures = intakeFigures([
    round(760, 1000, 1, 59, 0.9),
    round(800, 1000, 5.1, 61, 1),
    round(600, 1200, 2, 70, 1.1),
  ]);
  const byName = new Map(figures.map(({ name, value, holds }) => [name, { value, holds }]));
  expect(byName.get('accepted')).toEqual({ value: 760, holds: true });
  expect(byName.get('accepted, p99')).toEqual({ value: 61, holds: false });
  expect(byName.get('accepted, processor time of the server process')).toEqual({ value: 1, holds: true });
  // 0.76, 0.8 and 0.5, not 760 / 1000 of the middles.
  expect(byName.get('accepted beside bare')).toEqual({ value: 0.76, holds: true });
  expect(byName.get('same answer again')).toEqual({ value: 800, holds: true });
  expect(byName.get('conflicting answer, both kept')).toEqual({ value: 599.9, holds: false });
  expect(byName.get('figures settled after the last answer')).toEqual({ value: 2, holds: true });
});

test('the plan has bounds and says which one was passed', () => {
  expect(readPlan([])).toEqual({ rounds: 3, submissions: 1500 });
  expect(readPlan(['--rounds', '1', '--submissions', '16', '--profile', 'out'])).toEqual({
    rounds: 1,
    submissions: 16,
    profile: 'out',
  });
  expect(() => readPlan(['--rounds', 'many'])).toThrow(/^rounds /);
  expect(() => readPlan(['--submissions', '15'])).toThrow(/^submissions .*16/);
  expect(() => readPlan(['--rounds', '3', '--submissions', '5000'])).toThrow('at most 12000');
  expect(() => readPlan(['--speed', '9'])).toThrow('--speed');
});
