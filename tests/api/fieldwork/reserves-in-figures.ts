/** After an opening the village counts one case more, and its figures are those of a sample that had it from the start. */
import { beforeAll, describe, expect, test } from 'vitest';
import { domainOf } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import { ratio, type Sample, varianceOfTotal, weights } from '../../journeys/textbook.ts';
import { visitTo } from '../../journeys/varied-answers.ts';
import { measured, openCampaign, pay, plannedVisits, type Visit } from '../../journeys/whole-campaign.ts';
import { interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import {
  county,
  frame,
  fullDesign,
  newCampaign,
  sampleOf,
  upload,
  villageCsv,
} from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { endWith, giveSupervisors, openReserve } from './reserve-team.ts';

const resultsOf = async (campaign: string): Promise<Fields> =>
  (await evaluation.act('lead', 'results', { campaign, division: county })).value;

const settledAt = (campaign: string, counts: Fields): Promise<Fields> =>
  until(
    () => resultsOf(campaign),
    (results) => Object.entries(counts).every(([name, value]) => fieldsOf(results['counts'])[name] === value),
  );

const close = (got: unknown, expected: number): void => {
  expect(got).toBeTypeOf('number');
  expect(Math.abs(Number(got) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), 1e-3));
};

/** The same sample as a table that R could read: n of N villages, then m of M households of each list. */
const flat = (sample: Sample) => {
  const of = (village: string) => sample.villages.find(({ code }) => code === village);
  const rows = sample.interviews;
  const stratumSize = (village: string): number =>
    frame.filter(({ stratum }) => stratum === of(village)?.stratum).length;
  return sampleFrom({
    weights: weights(sample),
    stages: [
      {
        strata: rows.map(({ village }) => of(village)?.stratum ?? ''),
        units: rows.map(({ village }) => village),
        population: rows.map(({ village }) => stratumSize(village)),
      },
      {
        strata: rows.map(({ list }) => list),
        units: rows.map((_, row) => row),
        population: rows.map(({ village, list }) => of(village)?.lists.get(list) ?? 0),
      },
    ],
  });
};

describe('figures after reserves were opened', () => {
  let campaign = '';
  let visits: readonly Visit[] = [];
  /** A non-registered household of the first village that was not met, and one of the last. */
  let missed: readonly Visit[] = [];
  const added: Visit[] = [];
  beforeAll(async () => {
    campaign = await openCampaign(evaluation, () => 100);
    await giveSupervisors(evaluation, campaign);
    visits = await plannedVisits(evaluation, campaign);
    await pay(evaluation, campaign, visits);
    await settledAt(campaign, { cases: visits.length, villagesClosed: 5 });
    const absent = visits.filter(({ answers, list }) => answers === undefined && list === 'nonregistered');
    missed = [absent.slice(0, 1), absent.slice(-1)].flat();
  });

  const checkFigures = async (results: Fields): Promise<void> => {
    const sampleFor = await measured(evaluation, campaign, [...visits, ...added]);
    for (const [measure, group] of [
      ['missed', 'all'],
      ['recognition', 'all'],
      ['recognition', 'nonregistered'],
    ] as const) {
      const sample = sampleFor(measure, group);
      const indicator = listOf(results['indicators']).find(({ key }) => key === measure);
      const shown = listOf(indicator?.['estimates']).find((each) => each['group'] === group) ?? {};
      const { estimate, z } = ratio(sample);
      close(shown['estimate'], estimate);
      close(shown['standardError'], Math.sqrt(varianceOfTotal(sample, z)));
      const rows = flat(sample);
      const counting = domainOf(rows, (row) => (sample.interviews[row]?.x ?? 0) > 0);
      const [y, x] = [sample.interviews.map((each) => each.y), sample.interviews.map((each) => each.x)];
      const read = readFlatRatio(rows, counting, y, x, { deffPlanned: 2, lonelyPolicy: 'adjust' });
      if ('notEstimable' in read) {
        throw new Error(`The flat estimator says ${read.notEstimable}`);
      }
      close(shown['estimate'], read.estimate);
      close(shown['standardError'], read.standardError);
      close(fieldsOf(shown['interval'])['upper'], read.interval.upper);
      expect(shown['n']).toBe(read.n);
    }
  };

  test('an opening adds a case, which leaves its village open until it has an outcome', async () => {
    for (const { village, code } of missed) {
      const { value } = await openReserve(evaluation, campaign, code);
      const cases = await interviewerCases(evaluation, campaign);
      const reserve = cases.find((each) => each.code === value['code']);
      const answers = visitTo('nonregistered', 3, added.length);
      added.push({
        village,
        code: String(value['code']),
        token: reserve?.token ?? '',
        list: 'nonregistered',
        answers,
      });
    }
    const { counts } = await settledAt(campaign, { cases: visits.length + 2, villagesClosed: 3 });
    expect(fieldsOf(counts)['answered']).toBe(visits.filter(({ answers }) => answers !== undefined).length);
  });

  test('once the reserves have answered, every figure is the flat estimator’s over all who did', async () => {
    await pay(evaluation, campaign, added);
    const results = await settledAt(campaign, { cases: visits.length + 2, villagesClosed: 5 });
    const answered = visits.filter(({ answers }) => answers !== undefined).length;
    expect(fieldsOf(results['counts'])['answered']).toBe(answered + 2);
    // The case that gave no answer stays one.
    expect(fieldsOf(results['counts'])['otherOutcomes']).toBe(visits.length - answered);
    await checkFigures(results);
  });

  test('and so it is when the campaign is closed', async () => {
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    const results = await until(
      () => resultsOf(campaign),
      ({ provisional }) => provisional === false,
    );
    await checkFigures(results);
    // Who asked before is still told what was opened; nobody opens another.
    const [first, last] = missed;
    expect((await openReserve(evaluation, campaign, first?.code)).value['code']).toBe(added[0]?.code);
    const other = visits.find(
      ({ answers, code }) => answers === undefined && code !== first?.code && code !== last?.code,
    );
    expect((await openReserve(evaluation, campaign, other?.code)).outcome).toBe('CAMPAIGN_STATE');
  });
});

/** A village with 64 cases and one with an opened reserve: the 65th lies in another partition. */
test('the 65th case of a village, a reserve, is given out and counted', async () => {
  const { mustAct } = evaluation;
  const campaign = await newCampaign(evaluation);
  await upload(evaluation, campaign, 'VILLAGES', villageCsv());
  const strata = ['town', 'township'].map((code) => ({ code, villages: 2, reserve: 0 }));
  const design = await fullDesign(evaluation, { strata, households: { exited: 64 } });
  await mustAct('lead', 'saveDesign', { campaign, design });
  const { designHash } = await mustAct('lead', 'freezeFrame', { campaign });
  await mustAct('commissioner', 'signDesign', { campaign, designHash });
  await mustAct('lead', 'drawVillages', { campaign });
  await mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
  const [large, ...small] = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
  const rows = [
    ...Array.from({ length: 66 }, (_, index) => `${large},exited,e-${index + 1},1组`),
    ...small.map((village) => `${village},exited,e-1,1组`),
  ];
  await upload(evaluation, campaign, 'HOUSEHOLDS', ['village,list,household,group', ...rows, ''].join('\n'));
  await mustAct('lead', 'drawHouseholds', { campaign });
  await mustAct('lead', 'openFieldwork', { campaign });
  await giveSupervisors(evaluation, campaign);
  await settledAt(campaign, { cases: 67 });
  await endWith(evaluation, campaign, `${large}-7`, 3);
  const { value } = await openReserve(evaluation, campaign, `${large}-7`, 'REFUSAL_KEPT');
  expect(value).toMatchObject({ code: `${large}-65`, rank: 65 });
  await settledAt(campaign, { cases: 68, answered: 0, otherOutcomes: 1 });
  const reserve = (await interviewerCases(evaluation, campaign)).find(({ code }) => code === `${large}-65`);
  await mustAct('interviewer', 'submitResponse', submission(reserve?.token, interviewerAnswers));
  await settledAt(campaign, { cases: 68, answered: 1, otherOutcomes: 1 });
});
