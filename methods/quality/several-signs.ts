import { sum } from '../estimation/sum.ts';
import { habitOf, judgeAgainstHabit } from './calibrate.ts';
import { shrunk, type UnitScore } from './unit-score.ts';

/** Checks of what was written down and of a pace that changes. Being quick on the whole is apart: who is quick is not for that a liar. */
export const SIGNS: readonly string[] = [
  'uneven-pace',
  'hurried-end',
  'straight-lining',
  'near-duplicates',
  'alike-answers',
  'heaping',
  'last-digits',
  'interviewer-effect',
];

/** A sign is worth no more than this: one check that cries alone has its own line on the list. */
const LARGEST_SIGN = 4;

/**
 * Units in which several checks of the answers see a little, none of them enough: the sum of the scores, no sign beyond ±4, against the sums of all
 * units. It takes part in the false discovery rate like any other check.
 */
export const severalSigns = (scores: readonly UnitScore[]): readonly UnitScore[] => {
  const byUnit = Map.groupBy(
    scores.filter(({ check }) => SIGNS.includes(check)),
    ({ unit }) => unit,
  );
  const sums = [...byUnit].flatMap(([unit, signs]) => {
    const n = signs[0]?.n ?? 0;
    const total = sum(signs.map(({ z }) => Math.max(-LARGEST_SIGN, Math.min(LARGEST_SIGN, z))));
    return signs.length < 2 ? [] : [{ unit, n, normal: total / Math.sqrt(signs.length) }];
  });
  const habit = habitOf(
    sums.map(({ normal }) => normal),
    'high',
  );
  return sums.map(({ unit, n, normal }) => {
    const { z, p } = judgeAgainstHabit(normal, habit, 'high');
    return { check: 'several-signs', unit, n, z, score: shrunk(z, n), p };
  });
};
