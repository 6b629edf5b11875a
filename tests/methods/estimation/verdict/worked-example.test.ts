import { expect, it } from 'vitest';
import { judgeCampaign } from '../../../../methods/estimation/verdict/campaign-verdict.ts';
import type { JudgedRate } from '../../../../methods/estimation/verdict/judged-rate.ts';
import { both } from './rates.ts';

/** The county of docs/verdicts.md; its numbers computed from the formulas with scipy's beta and t quantiles. */
const rate = (changes: Partial<JudgedRate>): JudgedRate => ({
  estimate: 0,
  variance: 0,
  degreesOfFreedom: 22,
  n: 600,
  kishN: 560,
  eventPsus: 0,
  nonEventPsus: 24,
  deffPlanned: 1.4,
  ...changes,
});

const exited = { n: 640, kishN: 600, deffPlanned: 1.5 };
const wrongExit = {
  against: rate({ ...exited, estimate: 0.011, variance: 0.0052 ** 2, eventPsus: 5 }),
  inFavour: rate({ ...exited, estimate: 0.008, variance: 0.0045 ** 2, eventPsus: 4 }),
};
const missed = rate({});
const recognition = rate({
  estimate: 0.934,
  variance: 0.0105 ** 2,
  n: 1240,
  kishN: 1130,
  eventPsus: 24,
  nonEventPsus: 18,
  deffPlanned: 2,
});
const headcount = (wrong: JudgedRate) => ({
  constant: 1200,
  population: 241_200,
  parts: [
    { size: 30_000, rate: wrong },
    { size: 210_000, rate: missed },
  ],
});

const below = { direction: 'below', threshold: 0.02, level: 0.95 } as const;
const atLeast = { direction: 'at-least', threshold: 0.9, level: 0.95 } as const;

const campaign = judgeCampaign([
  { key: 'wrong-exit', rule: below, veto: true, readings: wrongExit },
  { key: 'missed', rule: below, veto: true, readings: both(missed) },
  {
    key: 'composite-headcount',
    rule: below,
    veto: true,
    readings: { against: headcount(wrongExit.against), inFavour: headcount(wrongExit.inFavour) },
  },
  { key: 'recognition', rule: atLeast, veto: true, readings: both(recognition) },
]);

it('the county of the documentation cannot be told yet, for one of its four rules', () => {
  expect(campaign.outcome).toBe('cannot-tell');
  expect(campaign.rules.map(({ verdict }) => verdict.outcome)).toEqual([
    'cannot-tell',
    'meets',
    'meets',
    'meets',
  ]);
});

it.each([
  ['wrong-exit', 370.24, 0.024819, 360.643, 0.002109],
  ['missed', 400, 0.007461, 400, 0],
  ['composite-headcount', 770.24, 0.013063, 760.643, 0.005237],
  ['recognition', 513.81, 0.951087, 513.81, 0.913069],
])('%s has the bounds that stand there', (key, againstN, againstUpper, inFavourN, inFavourLower) => {
  const verdict = campaign.rules.find((rule) => rule.key === key)?.verdict;
  if (verdict === undefined || 'notEstimable' in verdict) throw new Error('a verdict');
  const { against, inFavour } = verdict.readings;
  expect(against.effectiveN).toBeCloseTo(againstN, 3);
  expect(against.upper).toBeCloseTo(againstUpper, 6);
  expect(inFavour.effectiveN).toBeCloseTo(inFavourN, 3);
  expect(inFavour.lower).toBeCloseTo(inFavourLower, 6);
});

it('says how many more interviews would decide the rule that is open', () => {
  expect(campaign.rules[0]?.verdict).toMatchObject({
    official: { estimate: 0.008, meets: true },
    furtherSample: { within: true, outcome: 'meets', effectiveN: 698, households: 567 },
  });
});
