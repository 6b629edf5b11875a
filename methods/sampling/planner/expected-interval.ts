import { normalQuantile } from '../../estimation/distributions.ts';
import { type Bounds, tailOf } from '../../estimation/interval.ts';
import { effectiveSampleSize, exactBounds } from '../../estimation/korn-graubard.ts';
import { verdictEffectiveN } from '../../estimation/verdict/judged-rate.ts';
import type { ExpectedPrecision } from './expected-precision.ts';

export interface ExpectedInterval extends Bounds {
  readonly effectiveN: number;
  readonly halfWidth: number;
  readonly waldHalfWidth: number;
}

/** The interval that the estimator prints if the sample shows the expected share with the expected variance: Korn–Graubard. */
export const expectedInterval = (precision: ExpectedPrecision, level: number): ExpectedInterval => {
  const { expected: estimate, variance, degreesOfFreedom, answers: n, kishN: cap, deffPlanned } = precision;
  const tail = tailOf(level);
  const effectiveN = effectiveSampleSize({ estimate, variance, degreesOfFreedom, n, cap, deffPlanned }, tail);
  const { lower, upper } = exactBounds(estimate, effectiveN, tail);
  return {
    lower,
    upper,
    effectiveN,
    halfWidth: (upper - lower) / 2,
    waldHalfWidth: -normalQuantile(tail) * Math.sqrt(variance),
  };
};

/** Whole n_e, at least 1, on which a verdict is expected to rest, at its one-sided level. */
export const expectedVerdictN = (precision: ExpectedPrecision, level: number): number => {
  const { expected: estimate, variance, degreesOfFreedom, answers: n, kishN, deffPlanned } = precision;
  const { eventVillages: eventPsus, nonEventVillages: nonEventPsus } = precision;
  const effectiveN = verdictEffectiveN(
    { estimate, variance, degreesOfFreedom, n, kishN, eventPsus, nonEventPsus, deffPlanned },
    1 - level,
  );
  return Math.max(1, Math.floor(effectiveN));
};
