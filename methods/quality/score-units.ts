import type { RandomSource } from '../estimation/replication/random-index.ts';
import { habitOf, judgeAgainstHabit, momentsOf, normalScoreOf, withoutOwnWeight } from './calibrate.ts';
import { alikeStatistics } from './checks/alike-answers.ts';
import { featuresOf } from './checks/features.ts';
import { interviewerEffect } from './checks/interviewer-effect.ts';
import { lastDigitStatistic } from './checks/last-digits.ts';
import { meanStatistics } from './checks/mean-statistics.ts';
import type { UnitStatistic } from './checks/statistic.ts';
import { whitenedRows } from './checks/whitened.ts';
import type { FieldReading } from './read-fieldwork.ts';
import { severalSigns } from './several-signs.ts';
import { asDealt, dealtAnew, type Strata, strataOf } from './strata.ts';
import { shrunk, type UnitScore } from './unit-score.ts';

/** Tails come from the fitted shape, so that two hundred dealings are enough. */
const DEALINGS = 200;

interface Compared {
  readonly statistics: readonly UnitStatistic[];
  readonly strata: Strata;
}

const scoresOf = (
  reading: FieldReading,
  { statistics, strata }: Compared,
  random: RandomSource,
): readonly UnitScore[] => {
  const actualUnits = asDealt(strata, reading.unitOf);
  const actual = statistics.map(({ of }) => of(actualUnits));
  const dealt = statistics.map(() => reading.units.map((): number[] => []));
  for (let dealing = 0; dealing < DEALINGS; dealing++) {
    const unitOf = dealtAnew(strata, reading.unitOf, random);
    statistics.forEach(({ of }, at) => {
      of(unitOf).forEach((value, unit) => {
        if (!Number.isNaN(value)) dealt[at]?.[unit]?.push(value);
      });
    });
  }
  return statistics.flatMap(({ check, direction, fall }, at) => {
    const compared = reading.units.flatMap(({ rows }, unit) => {
      const value = actual[at]?.[unit] ?? Number.NaN;
      const moments = momentsOf(dealt[at]?.[unit] ?? []);
      // Nothing to compare with: alone in every village and list, or everybody alike.
      if (Number.isNaN(value) || !(moments.sd > 1e-12)) return [];
      return [{ unit, value, n: rows.length, moments: { ...moments, n: rows.length } }];
    });
    const usual = withoutOwnWeight(
      compared.map(({ moments }) => moments),
      fall,
    );
    const scored = compared.map(({ unit, value, n, moments }, place) => ({
      unit,
      n,
      normal: normalScoreOf(value, usual[place] ?? moments),
    }));
    const habit = habitOf(
      scored.map(({ normal }) => normal),
      direction,
    );
    return scored.map(({ unit, n, normal }) => {
      const { z, p } = judgeAgainstHabit(normal, habit, direction);
      return { check, unit, n, z, score: shrunk(z, n), p };
    });
  });
};

/** All units under all scored checks, with what is needed to say why. */
export const scoreUnits = (
  reading: FieldReading,
  random: RandomSource,
): { readonly scores: readonly UnitScore[]; readonly statistics: readonly UnitStatistic[] } => {
  const everywhere = strataOf(reading);
  const atRandom = strataOf(reading, true);
  const general = [
    ...meanStatistics(reading, everywhere),
    ...alikeStatistics(reading),
    lastDigitStatistic(reading),
  ];
  const effect = [interviewerEffect(reading, whitenedRows(featuresOf(reading, atRandom)))];
  const scores = [
    ...scoresOf(reading, { statistics: general, strata: everywhere }, random),
    ...scoresOf(reading, { statistics: effect, strata: atRandom }, random),
  ];
  return { scores: [...scores, ...severalSigns(scores)], statistics: [...general, ...effect] };
};
