import { describe, expect, it } from 'vitest';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import { adjustSample } from '../../../../methods/estimation/closing/adjust-sample.ts';
import { calibratedMoments } from '../../../../methods/estimation/closing/calibrated-moments.ts';
import { campaignSample } from '../../../../methods/estimation/closing/campaign-sample.ts';
import {
  categoriesOf,
  packVariable,
  unpackVariable,
} from '../../../../methods/estimation/closing/closing-variable.ts';
import { extractOf } from '../../../../methods/estimation/closing/extract.ts';
import { joinExtracts } from '../../../../methods/estimation/closing/join-extracts.ts';
import { joinCategories, joinValues } from '../../../../methods/estimation/closing/join-variables.ts';
import { packExtract } from '../../../../methods/estimation/closing/pack-extract.ts';
import { unpackExtract } from '../../../../methods/estimation/closing/unpack-extract.ts';
import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { readQuantile } from '../../../../methods/estimation/quantiles/read-quantile.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../../../methods/estimation/tables/test-independence.ts';

/** The example of `docs/closing.md`; four of twelve villages are drawn alike, so that R has the same design. */
const villages = [
  {
    code: '331081001201',
    size: 20,
    answers: [
      [4, 0, 5200, 'yes'],
      [3, 3, 3100, 'no'],
      [5, 0, 6100, 'yes'],
    ],
  },
  {
    code: '331081001202',
    size: 30,
    answers: [
      [4, 0, 4800, 'yes'],
      [2, 0, 7000, 'yes'],
    ],
  },
  {
    code: '331081002201',
    size: 24,
    answers: [
      [6, 1, 3900, 'no'],
      [3, 0, 5500, 'yes'],
      [4, 0, 4600, 'no'],
    ],
  },
  {
    code: '331081002203',
    size: 16,
    answers: [
      [5, 0, 6600, 'yes'],
      [3, 0, 5000, 'yes'],
      [1, 1, 2800, 'no'],
    ],
  },
] as const;

const campaign = campaignSample([
  {
    code: 'north',
    design: { method: 'pps' },
    villages: villages.map(({ code, size, answers }) => ({
      code,
      inclusion: { numerator: '4', denominator: '12' },
      lists: [
        {
          type: 'exited',
          size,
          issued: 3,
          answers: answers.map(([persons, wrong, income, agrees]) => ({ persons, wrong, income, agrees })),
        },
      ],
    })),
  },
]);

const block: Block = { measures: ['wrong-exit'], groups: ['all'] };
const { sample, notCalibrated } = adjustSample(campaign.sample, [
  {
    step: 'calibrate',
    targets: [
      { name: 'households', values: campaign.answers.map(() => 1), total: 280 },
      { name: 'persons', values: campaign.answers.map(({ persons }) => persons), total: 1010 },
    ],
  },
]);
const county = calibratedMoments(campaign, sample, {
  block,
  vectorOf: ({ wrong, persons }) =>
    householdVector(block, [{ measure: 'wrong-exit', groups: ['all'], y: wrong, x: persons }]),
});

const area = '331081';
const stored = {
  extract: packExtract(extractOf(area, campaign, sample)),
  income: packVariable({
    kind: 'values',
    area,
    name: 'income',
    values: Float64Array.from(campaign.answers, ({ income }) => income),
  }),
  agrees: packVariable(
    categoriesOf(
      area,
      'agrees',
      ['yes', 'no'],
      campaign.answers.map(({ agrees }) => agrees),
    ),
  ),
  size: packVariable(
    categoriesOf(
      area,
      'size',
      ['small', 'large'],
      campaign.answers.map(({ persons }) => (persons > 3 ? 'large' : 'small')),
    ),
  ),
};

const extracts = [unpackExtract(stored.extract)];
const joined = joinExtracts(extracts);
const everybody = wholeSample(joined);

// d <- data.frame(village = rep(c("A","B","C","D"), c(3,2,3,3)), N = 12, M = rep(c(20,30,24,16), c(3,2,3,3)), id = 1:11,
//   persons = c(4,3,5, 4,2, 6,3,4, 5,3,1), wrong = c(0,3,0, 0,0, 1,0,0, 0,0,1),
//   income = c(5200,3100,6100, 4800,7000, 3900,5500,4600, 6600,5000,2800),
//   agrees = c("yes","no","yes", "yes","yes", "no","yes","no", "yes","yes","no"))
// d$size <- ifelse(d$persons > 3, "large", "small")
// s <- svydesign(id = ~village + id, fpc = ~N + M, data = d)
// cal <- calibrate(s, ~persons, c("(Intercept)" = 280, persons = 1010))
describe('a county at closing', () => {
  it('calibrated: svyratio(~wrong, ~persons, cal)', () => {
    expect(notCalibrated).toBeUndefined();
    const reading = readRatio(county, block, 'wrong-exit', 'all');
    if ('notEstimable' in reading) throw new Error(reading.notEstimable);
    expect(reading.estimate).toBeCloseTo(0.102367603531513, 12);
    expect(reading.standardError).toBeCloseTo(0.0617155334490366, 12);
    expect(reading.degreesOfFreedom).toBe(3);
  });

  it('median income: svyquantile(~income, cal, .5, interval.type = "mean")', () => {
    const income = joinValues(extracts, [unpackVariable(stored.income)]);
    const median = readQuantile(joined, everybody, income, 0.5, { interval: 't' });
    expect(median).toMatchObject({ estimate: 5000, interval: { lower: 3900, upper: 7000 } });
    if ('notEstimable' in median) throw new Error(median.notEstimable);
    expect(median.standardError).toBeCloseTo(487.046709139, 6);
  });

  it('agreement by size: svychisq(~size + agrees, cal)', () => {
    const agrees = joinCategories(extracts, [unpackVariable(stored.agrees)]);
    const size = joinCategories(extracts, [unpackVariable(stored.size)]);
    const test = testIndependence(joined, crossTable(joined, everybody, size, agrees));
    if ('notTestable' in test) throw new Error(test.notTestable);
    expect(test.statistic).toBeCloseTo(0.006276931570857, 12);
    expect(test.denominatorDegreesOfFreedom).toBe(3);
    expect(test.pValue).toBeCloseTo(0.941840840771, 9);
  });
});
