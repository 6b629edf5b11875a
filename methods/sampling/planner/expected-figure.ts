import { expectedInterval, expectedVerdictN } from './expected-interval.ts';
import { type ExpectedPrecision, expectedPrecision, type PlannedSample } from './expected-precision.ts';
import { rareSide, withRareSide } from './expected-share.ts';
import type { ExpectedFigure, ExpectedVerdict } from './plan.ts';
import type { IndicatorNeed } from './plan-context.ts';
import type { PlannedTest } from './plan-request.ts';
import { criticalCounts, hopedOutcome, outcomeChances } from './verdict-chances.ts';

/** Truths along a line for which chances are shown, as multiples of the rarer side at the line. */
const ALONG_THE_LINE = [0.25, 0.5, 1, 1.5, 2];

const truthsAlong = (threshold: number): readonly number[] =>
  ALONG_THE_LINE.filter((times) => times * rareSide(threshold) < 1).map((times) =>
    times === 1 ? threshold : withRareSide(threshold, times),
  );

const expectedVerdict = ({ rule }: PlannedTest, precision: ExpectedPrecision): ExpectedVerdict => {
  const effectiveN = expectedVerdictN(precision, rule.level);
  const critical = criticalCounts(rule, effectiveN);
  const truths = new Set([precision.expected, ...truthsAlong(rule.threshold)]);
  return {
    effectiveN,
    critical,
    chances: [...truths].map((truth) => outcomeChances(rule, effectiveN, critical, truth)),
    hoped: hopedOutcome(rule, precision.expected),
  };
};

/** Demands on an indicator that a sample does not meet; cheaper than the whole figure, for the search. */
export const unmetDemand = (
  { indicator, verdictN }: IndicatorNeed,
  sample: PlannedSample,
  level: number,
): 'margin' | 'power' | null => {
  const precision = expectedPrecision(indicator, sample);
  const { margin, test } = indicator;
  if (margin !== null && expectedInterval(precision, level).halfWidth > margin) return 'margin';
  if (verdictN !== null && test !== null && expectedVerdictN(precision, test.rule.level) < verdictN)
    return 'power';
  return null;
};

/** What a survey with this sample is expected to print for an indicator. */
export const expectedFigure = (
  { indicator, verdictN }: IndicatorNeed,
  sample: PlannedSample,
  level: number,
): ExpectedFigure => {
  const precision = expectedPrecision(indicator, sample);
  const { expected, answers, variance, perVillage, deffPlanned, degreesOfFreedom } = precision;
  const interval = expectedInterval(precision, level);
  const verdict = indicator.test === null ? null : expectedVerdict(indicator.test, precision);
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
    verdict,
    meetsPower: verdictN === null || verdict === null ? null : verdict.effectiveN >= verdictN,
  };
};
