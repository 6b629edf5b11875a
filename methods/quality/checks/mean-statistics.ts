import { meanOf, median } from '../order.ts';
import type { FieldReading } from '../read-fieldwork.ts';
import { robustScores } from '../robust-scores.ts';
import type { Strata } from '../strata.ts';
import { hurryOf, paceOf, roundnessOf, straightnessOf, unansweredOf, unevennessOf } from './row-values.ts';
import { ownAndOthers, type UnitStatistic, unitMeans } from './statistic.ts';

interface RowCheck {
  readonly check: string;
  readonly direction: UnitStatistic['direction'];
  readonly valuesOf: (reading: FieldReading) => Float64Array;
  readonly shown: (values: readonly number[]) => number;
  readonly effect: (own: number, others: number) => number;
}

const difference = (own: number, others: number): number => Math.abs(own - others);

/** Checks that look at each interview by itself and then at the mean over a unit. */
const ROW_CHECKS: readonly RowCheck[] = [
  {
    check: 'speed',
    direction: 'low',
    valuesOf: paceOf,
    shown: (values) => Math.exp(median(values)),
    // How much less time than the others, as a share of theirs.
    effect: (own, others) => 1 - own / others,
  },
  {
    check: 'uneven-pace',
    direction: 'high',
    valuesOf: unevennessOf,
    shown: (values) => Math.exp(meanOf(values)),
    effect: difference,
  },
  {
    check: 'hurried-end',
    direction: 'low',
    valuesOf: hurryOf,
    shown: (values) => Math.exp(meanOf(values)),
    effect: (own, others) => 1 - own / others,
  },
  {
    check: 'straight-lining',
    direction: 'high',
    valuesOf: straightnessOf,
    shown: meanOf,
    effect: difference,
  },
  { check: 'heaping', direction: 'both', valuesOf: roundnessOf, shown: meanOf, effect: difference },
  { check: 'dont-knows', direction: 'both', valuesOf: unansweredOf, shown: meanOf, effect: difference },
];

export const meanStatistics = (reading: FieldReading, strata: Strata): readonly UnitStatistic[] =>
  ROW_CHECKS.map(({ check, direction, valuesOf, shown, effect }) => {
    const values = valuesOf(reading);
    const scores = robustScores(values, strata);
    const scoreOf = (row: number): number => scores[row] ?? 0;
    return {
      check,
      direction,
      onlyAtRandom: false,
      fall: 0.5,
      of: (unitOf) => unitMeans(scores, unitOf, reading.units.length),
      figures: (unit) => {
        const rows = ownAndOthers(reading, strata.groupOf, values, unit);
        const own = shown(rows.own.map((row) => values[row] ?? 0));
        const others = shown(rows.others.map((row) => values[row] ?? 0));
        return { effect: effect(own, others), own, others };
      },
      rows: (unit) => {
        const { own } = ownAndOthers(reading, strata.groupOf, values, unit);
        const sign = Math.sign(own.reduce((total, row) => total + scoreOf(row), 0)) || 1;
        return own.filter((row) => sign * scoreOf(row) > 1).sort((a, b) => sign * (scoreOf(b) - scoreOf(a)));
      },
    };
  });
