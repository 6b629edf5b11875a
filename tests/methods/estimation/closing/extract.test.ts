import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustSample, type WeightStep } from '../../../../methods/estimation/closing/adjust-sample.ts';
import {
  type CampaignSample,
  campaignSample,
} from '../../../../methods/estimation/closing/campaign-sample.ts';
import { type Extract, extractOf } from '../../../../methods/estimation/closing/extract.ts';
import { domainOfPlaces, joinExtracts } from '../../../../methods/estimation/closing/join-extracts.ts';
import { packExtract } from '../../../../methods/estimation/closing/pack-extract.ts';
import { unpackExtract } from '../../../../methods/estimation/closing/unpack-extract.ts';
import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import type { Sample } from '../../../../methods/estimation/flat/sample.ts';
import { readQuantile } from '../../../../methods/estimation/quantiles/read-quantile.ts';
import { compareGroups } from '../../../../methods/estimation/tables/compare-groups.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../../../methods/estimation/tables/test-independence.ts';
import type { CalibrationTarget } from '../../../../methods/estimation/weights/calibration-system.ts';
import { type Answer, campaigns, factorsOf, inPlace, type Stratum, treeArea } from './random-campaign.ts';
import { targetsOf } from './random-steps.ts';
import { close, sameFigures } from './same-figures.ts';

const counties = fc
  .array(campaigns({ villages: 2, fewest: 1, fewestInTakeAll: 1 }), { minLength: 2, maxLength: 3 })
  .map((each) => each.map((strata, county) => inPlace(strata, `C${county}.`)));

const stored = (extract: Extract): Extract => unpackExtract(packExtract(extract));

const readings = (sample: Sample, answers: readonly Answer[]) => {
  const everybody = wholeSample(sample);
  const income = answers.map((answer) => answer.income);
  const lists = answers.map(({ list }) => list);
  const wrong = answers.map((answer) => (answer.wrong > 0 ? 'yes' : 'no'));
  const domain = (list: string) => everybody.map((_, row) => (lists[row] === list ? 1 : 0));
  return {
    median: readQuantile(sample, everybody, income, 0.5),
    test: testIndependence(sample, crossTable(sample, everybody, lists, wrong)),
    groups: compareGroups(sample, { reference: domain('exited'), compared: domain('poor') }, income),
  };
};

/** Two ways of solving one calibration: the figures of a reading that both give, or one reason why there is none. */
const closeTo = (got: object, expected: object, figures: readonly string[]): void => {
  const numbers = (reading: object): ReadonlyMap<string, unknown> => new Map(Object.entries(reading));
  for (const figure of [...figures, 'notEstimable', 'notTestable']) {
    const [a, b] = [numbers(got).get(figure), numbers(expected).get(figure)];
    if (typeof a === 'number' && typeof b === 'number') close(a, b, 1e-3);
    else expect(a).toBe(b);
  }
};

describe('extracts of several counties', () => {
  it('stored and joined are the one flat sample, figure by figure', () => {
    fc.assert(
      fc.property(counties, fc.boolean(), (byCounty, joined) => {
        const options = joined ? { factors: factorsOf(byCounty.flat()) } : {};
        const extracts = byCounty.map((strata, county) =>
          stored(extractOf(`C${county}`, campaignSample(strata, options))),
        );
        const whole = campaignSample(byCounty.flat(), options);
        const sample = joinExtracts(extracts);
        expect(sample).toEqual(whole.sample);
        expect(readings(sample, whole.answers)).toEqual(readings(whole.sample, whole.answers));
      }),
      { seed: 20_261_002, numRuns: 40 },
    );
  });

  /** The same calibration written down for all counties at once: each total in each county, 0 elsewhere. */
  const inOneCounty = (
    { answers }: CampaignSample<Answer>,
    from: number,
    county: number,
    targets: readonly CalibrationTarget[],
  ): readonly CalibrationTarget[] =>
    targets.map(({ name, values, total }) => ({
      name: `${name} of county ${county}`,
      values: answers.map((_, row) => values[row - from] ?? 0),
      total,
    }));

  it('calibrated county by county equal one sample calibrated to all counties at once', () => {
    let calibrated = 0;
    fc.assert(
      fc.property(counties, (byCounty) => {
        const whole = campaignSample(byCounty.flat());
        let from = 0;
        const each = byCounty.map((strata, county) => {
          const campaign = campaignSample(strata);
          const targets = targetsOf(campaign.sample, campaign.answers);
          const outcome = adjustSample(campaign.sample, [{ step: 'calibrate', targets }]);
          const extract = stored(extractOf(`C${county}`, campaign, outcome.sample));
          const ofWhole = inOneCounty(whole, from, county, targets);
          from += campaign.answers.length;
          return { outcome, extract, ofWhole };
        });
        if (each.some(({ outcome }) => outcome.notCalibrated !== undefined)) return;
        calibrated += 1;
        const sample = joinExtracts(each.map(({ extract }) => extract));
        const targets = each.flatMap(({ ofWhole }) => ofWhole);
        const atOnce = adjustSample(whole.sample, [{ step: 'calibrate', targets }]).sample;
        for (const [row, weight] of sample.weights.entries()) close(weight, atOnce.weights[row] ?? 0, 1e-6);
        const joined = readings(sample, whole.answers);
        const expected = readings(atOnce, whole.answers);
        expect(joined.median.estimate).toBe(expected.median.estimate);
        closeTo(joined.groups, expected.groups, ['estimate', 'variance', 'degreesOfFreedom']);
        closeTo(joined.test, expected.test, ['statistic', 'degreesOfFreedom', 'n']);
      }),
      { seed: 20_261_003, numRuns: 40 },
    );
    expect(calibrated).toBeGreaterThan(25);
  });

  it('may be calibrated again as a whole, after each by itself', () => {
    let calibrated = 0;
    fc.assert(
      fc.property(campaigns({ villages: 2, fewest: 1, fewestInTakeAll: 1 }), (strata) => {
        const campaign = campaignSample(strata);
        const { answers } = campaign;
        const targets = targetsOf(campaign.sample, answers);
        const own = adjustSample(campaign.sample, [{ step: 'calibrate', targets }]);
        const incomes = answers.map(({ income }) => Math.max(1, income));
        const total =
          1.01 * own.sample.weights.reduce((sum, weight, row) => sum + weight * (incomes[row] ?? 0), 0);
        const again: WeightStep = {
          step: 'calibrate',
          targets: [{ name: 'income', values: incomes, total }],
          method: 'raking',
        };
        const expected = adjustSample(own.sample, [again]);
        if (own.notCalibrated !== undefined || expected.notCalibrated !== undefined) return;
        calibrated += 1;
        const joined = joinExtracts([stored(extractOf('1', campaign, own.sample))]);
        const got = readings(adjustSample(joined, [again]).sample, answers);
        closeTo(got.groups, readings(expected.sample, answers).groups, ['estimate', 'variance']);
      }),
      { seed: 20_261_008, numRuns: 30 },
    );
    expect(calibrated).toBeGreaterThan(20);
  });

  it('make a stratum whole again that they cut', () => {
    fc.assert(
      fc.property(campaigns({ villages: 2, fewest: 1, fewestInTakeAll: 1 }), (strata) => {
        const drawn = ({ design, villages }: Stratum): number =>
          villages.filter(
            ({ inclusion }) => design.method === 'with-replacement' || inclusion.numerator !== '17',
          ).length;
        const part = (odd: number): readonly Stratum[] =>
          strata.map((stratum) => ({
            ...stratum,
            worked: drawn(stratum),
            villages: stratum.villages.filter((_, at) => at % 2 === odd),
          }));
        const parts = [part(0), part(1)].map((each) => campaignSample(each, { part: true }));
        const extracts = parts.map((campaign, county) => stored(extractOf(`C${county}`, campaign)));
        const answers = parts.flatMap((campaign) => campaign.answers);
        sameFigures(treeArea(strata), { sample: joinExtracts(extracts), answers });
        if (!part(1).some((stratum) => drawn(stratum) > 0)) return;
        const incomplete = expect.objectContaining({ code: 'sample-incomplete' });
        expect(() => joinExtracts(extracts.slice(0, 1))).toThrow(incomplete);
        expect(() => campaignSample(part(0))).toThrow(incomplete);
      }),
      { seed: 20_261_004, numRuns: 40 },
    );
  });

  it('say where each row comes from', () => {
    const answer: Answer = { list: 'poor', wrong: 0, persons: 2, income: 5 };
    const county = (area: string): Extract =>
      extractOf(
        area,
        campaignSample([
          {
            code: `S${area}`,
            design: { method: 'pps' },
            villages: ['v', 'w'].map((village) => ({
              code: area + village,
              inclusion: { numerator: '1', denominator: '3' },
              lists: ['exited', 'poor'].map((type) => ({
                type,
                size: 9,
                issued: 2,
                answers: [answer, answer],
              })),
            })),
          },
        ]),
      );
    const extracts = [county('1'), county('2')];
    const rows = (holds: Parameters<typeof domainOfPlaces>[1]): string =>
      domainOfPlaces(extracts, holds).join('');
    expect(rows(({ area }) => area === '2')).toBe('0000000011111111');
    expect(rows(({ village }) => village.endsWith('w'))).toBe('0000111100001111');
    expect(rows(({ stratum, list }) => stratum === 'S1' && list === 'poor')).toBe('0011001100000000');
  });
});
