import { meanOf } from '../order.ts';
import type { FieldReading } from '../read-fieldwork.ts';
import { matchesBetween, rowsByUnit } from './matches.ts';
import { LEAST_INTERVIEWS, type UnitStatistic } from './statistic.ts';

type Figure = (rows: readonly number[]) => number;

/** Mean over the rows of the match with the most alike other row. */
const nearestMatch =
  (matches: Float32Array, n: number): Figure =>
  (rows) => {
    let total = 0;
    for (const row of rows) {
      let most = 0;
      for (const other of rows) {
        const share = other === row ? 0 : (matches[row * n + other] ?? 0);
        if (share > most) most = share;
      }
      total += most;
    }
    return total / rows.length;
  };

/** So many nearest others: one who makes up a third of the interviews resembles those, and not the two thirds that are true. */
const NEAREST = 5;

/** Puts a value into a few that stand from large to small, if it is one of the largest. */
const keepLargest = (few: Float64Array, value: number): void => {
  let at = few.length;
  while (at > 0 && value > (few[at - 1] ?? 0)) {
    at--;
    if (at + 1 < few.length) few[at + 1] = few[at] ?? 0;
  }
  if (at < few.length) few[at] = value;
};

/** Mean over the rows of the mean match with the few most alike other rows. */
const fewNearest =
  (matches: Float32Array, n: number): Figure =>
  (rows) => {
    const few = new Float64Array(Math.min(NEAREST, rows.length - 1));
    let total = 0;
    for (const row of rows) {
      few.fill(0);
      for (const other of rows) if (other !== row) keepLargest(few, matches[row * n + other] ?? 0);
      for (const share of few) total += share / few.length;
    }
    return total / rows.length;
  };

const alikeStatistic = (
  reading: FieldReading,
  check: string,
  matches: Float32Array,
  figure: (matches: Float32Array, n: number) => Figure,
): UnitStatistic => {
  const n = reading.interviews.length;
  const of = figure(matches, n);
  const statistic = (unitOf: Int32Array): Float64Array =>
    Float64Array.from(rowsByUnit(unitOf, reading.units.length), (rows) =>
      rows.length < LEAST_INTERVIEWS ? Number.NaN : of(rows),
    );
  const actual = statistic(reading.unitOf);
  const nearest = (row: number, unit: number): number =>
    Math.max(
      0,
      ...(reading.units[unit]?.rows ?? []).map((b) => (b === row ? 0 : (matches[row * n + b] ?? 0))),
    );
  return {
    check,
    direction: 'high',
    onlyAtRandom: false,
    fall: 0.5,
    of: statistic,
    figures: (unit) => {
      const own = actual[unit] ?? Number.NaN;
      const others = meanOf([...actual].filter((value, at) => at !== unit && !Number.isNaN(value)));
      return { effect: own - others, own, others };
    },
    rows: (unit) => {
      const rows = (reading.units[unit]?.rows ?? []).map((row) => ({ row, match: nearest(row, unit) }));
      return rows.sort((a, b) => b.match - a.match || a.row - b.row).map(({ row }) => row);
    },
  };
};

/**
 * Answer sets of one unit that are nearly the same (percent match: Kuriakose and Robbins 2016), opinions left out, and answers of one unit that
 * are alike on the whole, opinions with them: both against the same units with the households of each village and list dealt anew, so that a village
 * where everybody answers alike accuses nobody.
 */
export const alikeStatistics = (reading: FieldReading): readonly UnitStatistic[] => [
  alikeStatistic(
    reading,
    'near-duplicates',
    matchesBetween(reading, ({ kind }) => kind !== 'opinion'),
    nearestMatch,
  ),
  alikeStatistic(
    reading,
    'alike-answers',
    matchesBetween(reading, ({ kind }) => kind !== 'amount'),
    fewNearest,
  ),
];
