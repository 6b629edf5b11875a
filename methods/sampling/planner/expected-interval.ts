import { normalQuantile } from '../../estimation/distributions.ts';
import { type Bounds, tailOf } from '../../estimation/interval.ts';
import { effectiveSampleSize, exactBounds } from '../../estimation/korn-graubard.ts';
import { verdictEffectiveN } from '../../estimation/verdict/judged-rate.ts';
import type { ExpectedPrecision } from './expected-precision.ts';
import type { VerdictGround } from './verdict-chances.ts';

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

/** What a verdict of a one-sided level is expected to rest on. */
export const expectedGround = (precision: ExpectedPrecision, level: number): VerdictGround => {
  const { expected: estimate, variance, degreesOfFreedom, answers: n, kishN, deffPlanned } = precision;
  const { eventVillages: eventPsus, nonEventVillages: nonEventPsus } = precision;
  const rate = { estimate, variance, degreesOfFreedom, n, kishN, eventPsus, nonEventPsus, deffPlanned };
  const households = Math.max(1, Math.round(kishN));
  const dispersion = (variance * kishN) / (estimate * (1 - estimate)) - 1;
  return {
    households,
    effectiveN: verdictEffectiveN(rate, 1 - level),
    effectiveNAtEnds: kishN / deffPlanned,
    dispersion: Math.max(0, dispersion) / Math.max(1, households - 1),
  };
};
