import type { FieldReading } from '../read-fieldwork.ts';
import { LEAST_INTERVIEWS, type UnitStatistic } from './statistic.ts';
import type { Whitened } from './whitened.ts';

/**
 * How far a unit's answers lie from those of the same villages and lists: the mean over all items of (mean difference)²·n, about 1 where it was
 * chance who went where. It is a unit's part in the interviewer variance, and told only where households went to units by ticket.
 */
export const interviewerEffect = (reading: FieldReading, { table, width }: Whitened): UnitStatistic => {
  const units = reading.units.length;
  const sumsOf = (unitOf: Int32Array) => {
    const sums = new Float64Array(units * width);
    const counts = new Float64Array(units);
    for (let row = 0; row < unitOf.length; row++) {
      const unit = unitOf[row] ?? -1;
      if (unit < 0) continue;
      counts[unit] = (counts[unit] ?? 0) + 1;
      const from = row * width;
      const into = unit * width;
      for (let at = 0; at < width; at++) sums[into + at] = (sums[into + at] ?? 0) + (table[from + at] ?? 0);
    }
    return { sums, counts };
  };
  const of = (unitOf: Int32Array): Float64Array => {
    const { sums, counts } = sumsOf(unitOf);
    return counts.map((n, unit) => {
      if (n < LEAST_INTERVIEWS || width === 0) return Number.NaN;
      let squares = 0;
      for (let at = 0; at < width; at++) squares += (sums[unit * width + at] ?? 0) ** 2;
      return squares / n / width;
    });
  };
  const actual = of(reading.unitOf);
  const direction = sumsOf(reading.unitOf).sums;
  const towards = (row: number, unit: number): number => {
    let product = 0;
    for (let at = 0; at < width; at++)
      product += (table[row * width + at] ?? 0) * (direction[unit * width + at] ?? 0);
    return product;
  };
  return {
    check: 'interviewer-effect',
    direction: 'high',
    onlyAtRandom: true,
    fall: 0,
    of,
    figures: (unit) => {
      const own = actual[unit] ?? Number.NaN;
      const known = [...actual].filter((value, at) => at !== unit && !Number.isNaN(value));
      const others = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
      return { effect: own - others, own, others };
    },
    rows: (unit) =>
      (reading.units[unit]?.rows ?? [])
        .map((row) => ({ row, value: towards(row, unit) }))
        .sort((a, b) => b.value - a.value || a.row - b.row)
        .map(({ row }) => row),
  };
};
