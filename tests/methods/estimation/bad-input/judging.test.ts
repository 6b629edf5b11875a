import { describe, expect, it } from 'vitest';
import {
  adjustedPValues,
  discoveries,
} from '../../../../methods/estimation/comparisons/benjamini-hochberg.ts';
import { contrast } from '../../../../methods/estimation/comparisons/contrast.ts';
import { contrastOfShares } from '../../../../methods/estimation/comparisons/contrast-of-shares.ts';
import { moverDifference } from '../../../../methods/estimation/comparisons/mover-difference.ts';
import { rankIntervals } from '../../../../methods/estimation/comparisons/rank-intervals.ts';
import type { Uncertain } from '../../../../methods/estimation/interval.ts';
import {
  likelihoodBounds,
  likelihoodRoot,
  type ProfiledProportion,
} from '../../../../methods/estimation/likelihood-interval.ts';
import { type MeasuredRatio, ratioBounds } from '../../../../methods/estimation/ratio-bounds.ts';
import { dispositionOf } from '../../../../methods/estimation/response-rates/disposition.ts';
import { outcomeRates } from '../../../../methods/estimation/response-rates/outcome-rates.ts';
import { responseRates } from '../../../../methods/estimation/response-rates/response-rates.ts';
import { type Amounts, emptyTally, tallyCases } from '../../../../methods/estimation/response-rates/tally.ts';
import { reliabilityOf } from '../../../../methods/estimation/suppression/reliability.ts';
import { logitTestAgainst, testAgainst } from '../../../../methods/estimation/threshold-test.ts';
import { judgeCampaign } from '../../../../methods/estimation/verdict/campaign-verdict.ts';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import type { JudgedRate } from '../../../../methods/estimation/verdict/judged-rate.ts';
import type { VerdictRule } from '../../../../methods/estimation/verdict/rule.ts';
import { baseWeight } from '../../../../methods/estimation/weights/base-weight.ts';
import { calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import { responseFactors } from '../../../../methods/estimation/weights/non-response.ts';
import { postStratify } from '../../../../methods/estimation/weights/post-stratify.ts';
import { rake } from '../../../../methods/estimation/weights/rake.ts';
import { trimWeights } from '../../../../methods/estimation/weights/trim-weights.ts';
import { weightSummary } from '../../../../methods/estimation/weights/weight-summary.ts';
import { cellsOf, outcomeOf, type Row } from './outcome.ts';

const { NaN: none, POSITIVE_INFINITY: endless } = Number;
const refused = (code: string): string => `refused: ${code}`;
const range = refused('out-of-range');

describe('bounds of a ratio', () => {
  const ratio: MeasuredRatio = {
    estimate: 0.3,
    variance: 0.001,
    n: 50,
    kishN: 40,
    groupDegreesOfFreedom: 5,
    areaDegreesOfFreedom: 5,
  };
  const methods = ['korn-graubard', 'wilson', 'logit', 'arcsine', 't'] as const;
  const functions = Object.fromEntries(
    methods.map((interval) => [
      interval,
      (wrong: Partial<MeasuredRatio>) => ratioBounds({ ...ratio, ...wrong }, 0.025, { interval }),
    ]),
  );
  const rows: readonly Row<Partial<MeasuredRatio>>[] = [
    ['a good ratio', {}, 'estimated'],
    ['an estimate of NaN', { estimate: none }, refused('not-a-number')],
    ['a variance of NaN', { variance: none }, refused('not-a-number')],
    ['a negative variance', { variance: -1 }, refused('not-a-number')],
    ['nobody', { n: 0 }, refused('not-a-number')],
    ['an effective number of NaN', { kishN: none }, refused('not-a-number')],
    ['0 degrees of freedom', { groupDegreesOfFreedom: 0, areaDegreesOfFreedom: 0 }, range],
    ['a ratio of 1.2', { estimate: 1.2 }, ...Array<string>(4).fill('no value'), 'estimated'],
  ];
  it.each(cellsOf(functions, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  it.each([none, 0, -1])('of the tail %d are refused', (tail) => {
    expect(outcomeOf(() => ratioBounds(ratio, tail, {}))).toBe(range);
  });
});

describe('likelihood intervals', () => {
  const profiled: ProfiledProportion = { estimate: 0.3, standardError: 0.05, degreesOfFreedom: 9 };
  const functions = {
    likelihoodBounds: (wrong: Partial<ProfiledProportion>) =>
      likelihoodBounds({ ...profiled, ...wrong }, 0.025),
    likelihoodRoot: (wrong: Partial<ProfiledProportion>) => likelihoodRoot({ ...profiled, ...wrong }, 0.5),
  };
  const rows: readonly Row<Partial<ProfiledProportion>>[] = [
    ['a good proportion', {}, 'estimated'],
    ['an estimate of NaN', { estimate: none }, refused('not-a-number')],
    ['a standard error of NaN', { standardError: none }, refused('not-a-number')],
    ['a dispersion of NaN', { dispersion: none }, refused('not-a-number')],
    ...[0, 1, -0.1, 1.1].map(
      (estimate): Row<Partial<ProfiledProportion>> => [`${estimate}`, { estimate }, range],
    ),
    ...[0, -1, 1e-200, 1e200, endless].map(
      (standardError): Row<Partial<ProfiledProportion>> => [
        `the standard error ${standardError}`,
        { standardError },
        range,
      ],
    ),
    ['a dispersion of 0', { dispersion: 0 }, range],
    ['a dispersion without end', { dispersion: endless }, range],
    // Distance on the likelihood has no degrees of freedom.
    ['0 degrees of freedom', { degreesOfFreedom: 0 }, range, 'estimated'],
    ['NaN degrees of freedom', { degreesOfFreedom: none }, range, 'estimated'],
  ];
  it.each(cellsOf(functions, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  it.each([none, endless])('measure no distance to the logit %d', (logit) => {
    expect(outcomeOf(() => likelihoodRoot(profiled, logit))).toBe(refused('not-a-number'));
  });

  it.each([none, 0, 0.5])('of the tail %d are refused', (tail) => {
    expect(outcomeOf(() => likelihoodBounds(profiled, tail))).toBe(range);
  });
});

describe('tests and contrasts', () => {
  const estimate: Uncertain = { estimate: 0.2, standardError: 0.1, degreesOfFreedom: 4 };
  const functions = {
    testAgainst: (wrong: Partial<Uncertain>) => testAgainst({ ...estimate, ...wrong }, 0.5),
    logitTestAgainst: (wrong: Partial<Uncertain>) => logitTestAgainst({ ...estimate, ...wrong }, 0.5),
    contrast: (wrong: Partial<Uncertain>) => contrast({ ...estimate, ...wrong }, estimate),
  };
  const rows: readonly Row<Partial<Uncertain>>[] = [
    ['a good estimate', {}, 'estimated'],
    ['an estimate of NaN', { estimate: none }, refused('not-a-number')],
    [
      'a standard error of NaN',
      { standardError: none },
      refused('not-a-number'),
      refused('not-a-number'),
      range,
    ],
    [
      'a negative standard error',
      { standardError: -1 },
      refused('not-a-number'),
      refused('not-a-number'),
      range,
    ],
    ['0 degrees of freedom', { degreesOfFreedom: 0 }, range],
  ];
  it.each(cellsOf(functions, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  const bounded = { estimate: 0.5, lower: 0.4, upper: 0.6 };
  it.each<[string, string, () => unknown]>([
    ['testAgainst the value NaN', refused('not-a-number'), () => testAgainst(estimate, none)],
    ['logitTestAgainst a line at 0', range, () => logitTestAgainst(estimate, 0)],
    ['logitTestAgainst a line at 2', range, () => logitTestAgainst(estimate, 2)],
    [
      'testAgainst itself without variation',
      'no value',
      () => testAgainst({ ...estimate, standardError: 0 }, 0.2),
    ],
    [
      'contrast of a covariance above both errors',
      range,
      () => contrast(estimate, estimate, { covariance: 0.02 }),
    ],
    ['contrast of a covariance of NaN', range, () => contrast(estimate, estimate, { covariance: none })],
    ['contrast of the level 95', range, () => contrast(estimate, estimate, { level: 95 })],
    ['moverDifference of the correlation 2', range, () => moverDifference(bounded, bounded, 2)],
    ['moverDifference of a bound of NaN', range, () => moverDifference(bounded, { ...bounded, lower: none })],
    [
      'moverDifference of a lower bound above its estimate',
      range,
      () => moverDifference({ ...bounded, lower: 0.55 }, bounded),
    ],
    ['adjustedPValues of NaN', range, () => adjustedPValues([0.1, none])],
    ['adjustedPValues of 1.1', range, () => adjustedPValues([1.1])],
    ['discoveries at the rate NaN', range, () => discoveries([0.1], none)],
    ['discoveries at the rate 5', range, () => discoveries([0.1], 5)],
    [
      'rankIntervals of a bound of NaN',
      range,
      () =>
        rankIntervals(
          ['a', 'b'].map((key) => ({ key, estimate: 0, boundsAt: () => ({ lower: none, upper: 1 }) })),
          { best: 'lowest' },
        ),
    ],
  ])('%s: %s', (_, expected, act) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});

describe('verdicts', () => {
  const rate: JudgedRate = {
    estimate: 0.1,
    variance: 0.001,
    degreesOfFreedom: 10,
    n: 100,
    kishN: 90,
    eventPsus: 9,
    nonEventPsus: 12,
    deffPlanned: 1,
  };
  const rule: VerdictRule = { direction: 'below', threshold: 0.02, level: 0.95 };
  const whole = (wrong: Partial<JudgedRate>) => ({
    constant: 1,
    population: 100,
    parts: [{ size: 50, rate: { ...rate, ...wrong } }],
  });
  const functions = {
    'judge a rate': (wrong: Partial<JudgedRate>) => {
      const judged = { ...rate, ...wrong };
      return judge(rule, { against: judged, inFavour: judged });
    },
    'judge a composite': (wrong: Partial<JudgedRate>) =>
      judge(rule, { against: whole(wrong), inFavour: whole(wrong) }),
    contrastOfShares: (wrong: Partial<JudgedRate>) => contrastOfShares({ ...rate, ...wrong }, rate),
  };
  const rows: readonly Row<Partial<JudgedRate>>[] = [
    ['good', {}, 'estimated'],
    ['NaN', { estimate: none }, range],
    ['110 %', { estimate: 1.1 }, range],
    ['a negative variance', { variance: -1 }, range],
    ['0 degrees of freedom', { degreesOfFreedom: 0 }, range],
    ['nobody', { n: 0 }, range],
    ['an effective number of NaN', { kishN: none }, range],
    ['a planned effect of 0', { deffPlanned: 0 }, range],
    ['a planned effect without end', { deffPlanned: endless }, range],
  ];
  it.each(cellsOf(functions, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  const at = (wrong: Partial<VerdictRule>) => () =>
    judge({ ...rule, ...wrong }, { against: rate, inFavour: rate });
  const missing = { notEstimable: 'one-psu', n: 3 } as const;
  const shown = {
    estimate: 0.5,
    n: 100,
    effectiveN: 90,
    degreesOfFreedom: 9,
    interval: { lower: 0.4, upper: 0.6 },
  };
  it.each<[string, string, () => unknown]>([
    ['judge at a line of 0', range, at({ threshold: 0 })],
    ['judge at a line of NaN', range, at({ threshold: none })],
    ['judge at the level 95', range, at({ level: 95 })],
    [
      'judge what is not estimable',
      'not estimable: one-psu',
      () => judge(rule, { against: missing, inFavour: rate }),
    ],
    [
      'judge readings in the wrong order',
      range,
      () => judge(rule, { against: rate, inFavour: { ...rate, estimate: 0.2 } }),
    ],
    [
      'judge a composite of nobody',
      range,
      () => judge(rule, { against: { ...whole({}), population: 0 }, inFavour: whole({}) }),
    ],
    ['judgeCampaign without rules', range, () => judgeCampaign([])],
    ['contrastOfShares of the correlation 2', range, () => contrastOfShares(rate, rate, { correlation: 2 })],
    ['contrastOfShares of the level 95', range, () => contrastOfShares(rate, rate, { level: 95 })],
    ['reliabilityOf NaN', range, () => reliabilityOf({ ...shown, estimate: none })],
    ['reliabilityOf NaN households', range, () => reliabilityOf({ ...shown, n: none })],
    ['reliabilityOf −1 households', range, () => reliabilityOf({ ...shown, n: -1 })],
    ['reliabilityOf households worth NaN', range, () => reliabilityOf({ ...shown, effectiveN: none })],
    [
      'reliabilityOf NaN degrees of freedom',
      range,
      () => reliabilityOf({ ...shown, degreesOfFreedom: none }),
    ],
    [
      'reliabilityOf an estimate outside its interval',
      range,
      () => reliabilityOf({ ...shown, estimate: 0.7 }),
    ],
  ])('%s: %s', (_, expected, act) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});

describe('response rates', () => {
  const amounts = (wrong: Partial<Amounts>): Amounts => ({ ...emptyTally.cases, I: 3, ...wrong });
  const one = (baseWeight: number) => tallyCases([{ disposition: 'I', baseWeight, reserve: false }]);
  it.each<[string, string, () => unknown]>([
    ['outcomeRates of −1 refusals', range, () => outcomeRates(amounts({ R: -1 }))],
    ['outcomeRates of NaN interviews', range, () => outcomeRates(amounts({ I: none }))],
    ['outcomeRates of interviews without end', range, () => outcomeRates(amounts({ I: endless }))],
    ['outcomeRates of nobody', 'estimated', () => outcomeRates(emptyTally.cases)],
    ['responseRates of nobody', 'estimated', () => responseRates(emptyTally, 'closed')],
    ['tallyCases of a weight of 0', refused('negative-weight'), () => one(0)],
    ['tallyCases of a weight of NaN', refused('negative-weight'), () => one(none)],
    ['dispositionOf NaN of the items', range, () => dispositionOf({ code: 2, answeredShare: none })],
    ['dispositionOf 150 % of the items', range, () => dispositionOf({ code: 2, answeredShare: 1.5 })],
  ])('%s: %s', (_, expected, act) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  it('of nobody have no value, not 0', () => {
    expect(outcomeRates(emptyTally.cases)).toMatchObject({
      rr1: undefined,
      coop1: undefined,
      con3: undefined,
    });
  });
});

describe('weights', () => {
  const margin = {
    name: 'list',
    categories: ['a', 'a', 'b'],
    population: [
      { category: 'a', count: 5 },
      { category: 'b', count: 4 },
    ],
  };
  const size = { name: 'size', values: [1, 1, 1], total: 9 };
  const functions = {
    postStratify: (weights: readonly number[]) => postStratify(weights, margin).weights,
    rake: (weights: readonly number[]) => rake(weights, [margin]).weights,
    calibrate: (weights: readonly number[]) => calibrate(weights, [size]).weights,
    trimWeights: (weights: readonly number[]) => trimWeights(weights, { upper: 3 }),
  };
  const rows: readonly Row<readonly number[]>[] = [
    ['good weights', [1, 2, 2], 'estimated'],
    ['a weight of NaN', [none, 1, 1], refused('not-a-number')],
    ['a weight without end', [endless, 1, 1], refused('not-a-number')],
    ['a negative weight', [-1, 1, 1], refused('negative-weight')],
    ['weights of 0', [0, 0, 0], refused('weights-all-zero')],
  ];
  it.each(cellsOf(functions, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  const cell = { stratum: 's', village: 'v', list: 'l', issued: 5, answered: 3, baseWeight: 2 };
  it.each<[string, string, () => unknown]>([
    ['baseWeight without a stage', refused('nothing-to-adjust-to'), () => baseWeight([])],
    [
      'baseWeight of a probability above 1',
      refused('inclusion-out-of-range'),
      () => baseWeight([{ numerator: '3', denominator: '2' }]),
    ],
    ['responseFactors of more answers than cases', range, () => responseFactors([{ ...cell, answered: 6 }])],
    ['responseFactors of a weight of NaN', range, () => responseFactors([{ ...cell, baseWeight: none }])],
    ['responseFactors of one list twice', refused('named-twice'), () => responseFactors([cell, cell])],
    ['calibrate to a total of NaN', range, () => calibrate([1, 1, 1], [{ ...size, total: none }])],
    ['weightSummary of weights of 0', 'no value', () => weightSummary([0, 0])],
    ['weightSummary of NaN', refused('not-a-number'), () => weightSummary([1, none])],
    ['weightSummary of weights without end', refused('not-a-number'), () => weightSummary([1, endless])],
    ['weightSummary of weights too large to be added', range, () => weightSummary([1e308, 1e308])],
    // Their squares are not needed.
    ['weightSummary of weights too large to be squared', 'estimated', () => weightSummary([1e200, 1e200])],
    ['weightSummary of weights that nearly cancel', range, () => weightSummary([-1e200, 1e200, 1])],
    ['calibrate to nothing', refused('nothing-to-adjust-to'), () => calibrate([1, 1, 1], [])],
  ])('%s: %s', (_, expected, act) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});
