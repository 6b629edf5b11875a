import { expectedGround, expectedInterval } from './expected-interval.ts';
import { type ExpectedPrecision, expectedPrecision, type PlannedSample } from './expected-precision.ts';
import { alongRareSide, rareSide } from './expected-share.ts';
import type { ExpectedFigure, ExpectedVerdict } from './plan.ts';
import type { PlannedIndicator, PlannedTest } from './plan-request.ts';
import { criticalCounts, hopedOutcome, outcomeChances, powerAt } from './verdict-chances.ts';

/** Truths along a line for which chances are shown, as multiples of the rarer side at the line. */
const ALONG_THE_LINE = [0.25, 0.5, 1, 1.5, 2];

const truthsAlong = (threshold: number): readonly number[] =>
  ALONG_THE_LINE.filter((times) => times * rareSide(threshold) < 1).map((times) =>
    times === 1 ? threshold : alongRareSide(threshold, times),
  );

const expectedVerdict = ({ rule }: PlannedTest, precision: ExpectedPrecision): ExpectedVerdict => {
  const ground = expectedGround(precision, rule.level);
  const critical = criticalCounts(rule, ground);
  const truths = new Set([precision.expected, ...truthsAlong(rule.threshold)]);
  return {
    households: ground.households,
    effectiveN: ground.effectiveN,
    critical,
    chances: [...truths].map((truth) => outcomeChances(rule, ground, critical, truth)),
    hoped: hopedOutcome(rule, precision.expected),
  };
};

/** Null: no power is wanted. */
const meetsPower = ({ test }: PlannedIndicator, precision: ExpectedPrecision): boolean | null => {
  if (test === null || test.power === null) return null;
  return powerAt(test.rule, expectedGround(precision, test.rule.level), precision.expected) >= test.power;
};

/** The first demand on an indicator that a sample does not meet; cheaper than the whole figure, for the search. */
export const unmetDemand = (
  indicator: PlannedIndicator,
  sample: PlannedSample,
  level: number,
): 'margin' | 'power' | null => {
  const precision = expectedPrecision(indicator, sample);
  if (indicator.margin !== null && expectedInterval(precision, level).halfWidth > indicator.margin)
    return 'margin';
  return meetsPower(indicator, precision) === false ? 'power' : null;
};

/** What a survey with this sample is expected to print for an indicator. */
export const expectedFigure = (
  indicator: PlannedIndicator,
  sample: PlannedSample,
  level: number,
): ExpectedFigure => {
  const precision = expectedPrecision(indicator, sample);
  const { expected, answers, variance, perVillage, deffPlanned, degreesOfFreedom } = precision;
  const interval = expectedInterval(precision, level);
  return {
    key: indicator.key,
    expected,
    perVillage,
    answers,
    deffPlanned,
    deff: (variance * answers) / (expected * (1 - expected)),
    variance,
    degreesOfFreedom,
    ...interval,
    meetsMargin: indicator.margin === null ? null : interval.halfWidth <= indicator.margin,
    verdict: indicator.test === null ? null : expectedVerdict(indicator.test, precision),
    meetsPower: meetsPower(indicator, precision),
  };
};
