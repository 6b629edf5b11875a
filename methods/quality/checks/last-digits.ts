import type { FieldReading } from '../read-fieldwork.ts';
import { amountsOf } from './row-values.ts';
import type { UnitStatistic } from './statistic.ts';

/** Fewer values of a unit say nothing of its digits, and as many must stand beside it. */
const LEAST_VALUES = 50;

/** The last digit before the zeros at the end: 12,500 has 5. Heaping is looked at apart. */
export const lastDigit = (amount: number): number => {
  let rest = amount;
  while (rest % 10 === 0 && rest > 0) rest /= 10;
  return rest % 10;
};

const DIGITS = 9;

/** Counts of the digits 1 … 9, row after row. */
const digitCounts = (reading: FieldReading): Float64Array => {
  const counts = new Float64Array(reading.interviews.length * DIGITS);
  amountsOf(reading).forEach((amounts, row) => {
    for (const amount of amounts) {
      const at = row * DIGITS + lastDigit(amount) - 1;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  });
  return counts;
};

const addRow = (into: Float64Array, at: number, counts: Float64Array, row: number): void => {
  for (let digit = 0; digit < DIGITS; digit++)
    into[at + digit] = (into[at + digit] ?? 0) + (counts[row * DIGITS + digit] ?? 0);
};

/** Σ (share − others' share)²/others' share over the digits: Pearson's χ² over the number of values. */
const distanceOf = (own: Float64Array, all: Float64Array): number => {
  const n = own.reduce((sum, count) => sum + count, 0);
  const others = all.reduce((sum, count) => sum + count, 0) - n;
  if (n < LEAST_VALUES || others < LEAST_VALUES) return Number.NaN;
  let distance = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    // One half more, so that a digit that nobody else has said does not decide alone.
    const expected = ((all[digit] ?? 0) - (own[digit] ?? 0) + 0.5) / (others + DIGITS / 2);
    distance += ((own[digit] ?? 0) / n - expected) ** 2 / expected;
  }
  return distance;
};

/** Digits of one unit's amounts against those of all others; made-up numbers have other favourites than told ones. */
export const lastDigitStatistic = (reading: FieldReading): UnitStatistic => {
  const counts = digitCounts(reading);
  const all = new Float64Array(DIGITS);
  for (const row of reading.interviews.keys()) addRow(all, 0, counts, row);
  const of = (unitOf: Int32Array): Float64Array => {
    const byUnit = new Float64Array(reading.units.length * DIGITS);
    unitOf.forEach((unit, row) => {
      if (unit >= 0) addRow(byUnit, unit * DIGITS, counts, row);
    });
    return Float64Array.from(reading.units, (_, unit) =>
      distanceOf(byUnit.subarray(unit * DIGITS, (unit + 1) * DIGITS), all),
    );
  };
  const actual = of(reading.unitOf);
  return {
    check: 'last-digits',
    direction: 'high',
    onlyAtRandom: false,
    fall: 1,
    of,
    figures: (unit) => {
      const effect = actual[unit] ?? Number.NaN;
      const known = [...actual].filter((value, at) => at !== unit && !Number.isNaN(value));
      return {
        effect,
        own: effect,
        others: known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length),
      };
    },
    rows: (unit) => reading.units[unit]?.rows ?? [],
  };
};
