/**
 * A design with every method of drawing, over HTTP: it is saved, frozen, drawn, disclosed and certified, and its figures are the
 * textbook's over what was answered.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawMethods } from '../../methods/sampling/certificate/read-design.ts';
import { county, sampleOf } from '../api/campaign-on-its-way.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, startEvaluation, until } from '../api/evaluation.ts';
import { verificationOf } from './certificate-of.ts';
import { close, estimateOf } from './flat-campaign.ts';
import { degreesOfFreedom, ratio, sizes, varianceOfTotal } from './textbook.ts';
import { measured, openPlanned, pay, plannedVisits, type Visit } from './whole-campaign.ts';

/** Each method draws two of its stratum's villages, or both: sizes 60, 80, 100, 120. */
const villages = drawMethods.flatMap((method, at) =>
  Array.from({ length: method === 'take-all' ? 2 : 4 }, (_, index) => ({
    code: `4331241${at}0${201 + index}`,
    name: `村${at}-${index}`,
    stratum: method,
    size: 60 + 20 * index,
  })),
);

const design = {
  strata: drawMethods.map((method) => ({
    code: method,
    method,
    villages: 2,
    reserve: method === 'take-all' || method === 'pps-frame-order' ? 0 : 1,
  })),
  orderColumn: 'name',
  weighting: { nonResponse: { fewestAnswers: 1, highestFactor: 100 } },
};

const document = `query Notes($campaign: ID!, $id: ID!, $division: String!) {
  campaign(id: $id) { ... on Campaign { samplingNotes { mark strata } } }
  results(campaign: $campaign, division: $division) { ... on AreaResults { samplingNotes { mark note strata } } } }`;

let evaluation: Evaluation;
let campaign = '';
let visits: readonly Visit[] = [];
let drawn: readonly Fields[] = [];
beforeAll(async () => {
  evaluation = await startEvaluation({ worker: 'inside' });
  campaign = await openPlanned(evaluation, { villages, division: county, design });
  visits = await plannedVisits(evaluation, campaign);
  drawn = await sampleOf(evaluation, campaign);
});
afterAll(() => evaluation.system.stop());

/** By the formulas of the methods: 2·M/360; 2 of 4; both; nominal 2·M/360. */
test.each(drawMethods)('%s: two villages with their probabilities', (method) => {
  const found = drawn.filter(({ stratum }) => stratum === method);
  expect(found).toHaveLength(2);
  for (const { size, probability, role } of found) {
    const [above, below] = String(probability).split('/').map(Number);
    const pi = method === 'take-all' ? 1 : method === 'simple-random' ? 2 / 4 : (2 * Number(size)) / 360;
    expect(Number(above) / Number(below)).toBe(pi);
    expect(role).toBe(method === 'take-all' ? 'TAKE_ALL' : 'SAMPLE');
  }
});

test('the sealed certificate proves that this sample was fixed', async () => {
  const { verdict, certificate } = await verificationOf(evaluation, campaign, 'lead');
  expect(verdict).toBe('fixed');
  expect(certificate?.design.strata.map(({ method }) => method).toSorted()).toEqual(drawMethods.toSorted());
  expect(certificate?.villages.disclosed).toHaveLength(12);
});

const resultsOf = async (): Promise<Fields> =>
  (await evaluation.act('lead', 'results', { campaign, division: county })).value;

describe('when everybody was visited', () => {
  beforeAll(async () => {
    await pay(evaluation, campaign, visits);
    await until(resultsOf, ({ counts }) => fieldsOf(counts)['villagesClosed'] === 12);
  });

  test.each([
    ['wrong-exit', 'all'],
    ['missed', 'all'],
    ['recognition', 'all'],
    ['recognition', 'poor'],
    ['recognition', 'exited'],
  ] as const)('%s of %s is what the textbook’s formulas give', async (indicator, group) => {
    const shown = estimateOf(await resultsOf(), indicator, group);
    const sample = (await measured(evaluation, campaign, visits))(indicator, group);
    const { estimate, z } = ratio(sample);
    expect(estimate).toBeGreaterThan(0);
    close(shown['estimate'], estimate, indicator);
    close(shown['standardError'], Math.sqrt(varianceOfTotal(sample, z)), indicator);
    expect(shown).toMatchObject({ n: sizes(sample).n, degreesOfFreedom: degreesOfFreedom(sample) });
  });

  test('figures say which variance is conservative and which probabilities are approximate', async () => {
    const { data } = await evaluation.ask('lead', document, { campaign, id: campaign, division: county });
    const notes = [
      { mark: 'CONSERVATIVE_VARIANCE', strata: ['pps-frame-order'] },
      { mark: 'APPROXIMATE_PROBABILITY', strata: ['pareto', 'sequential-poisson'] },
    ];
    expect(fieldsOf(data)['campaign']).toEqual({ samplingNotes: notes });
    const shown = listOf(fieldsOf(fieldsOf(data)['results'])['samplingNotes']);
    expect(shown).toMatchObject(notes);
    expect(shown.map(({ note }) => note)).toEqual([
      expect.stringContaining('conservative'),
      expect.stringContaining('approximate'),
    ]);
  });

  test('after closing, everybody can draw the same villages again', async () => {
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    expect(await verificationOf(evaluation, campaign, undefined)).toMatchObject({
      verdict: 'fully verified',
      certificate: { stage: 'opened' },
    });
  });
});
