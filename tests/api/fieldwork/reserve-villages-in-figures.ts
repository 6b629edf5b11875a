/**
 * A lost village is no PSU, and the reserve that was opened for it is one like those drawn at first: every figure is that of the flat
 * estimator over n + j villages with (n + j)·M/S, of which the worked ones stand for all. Then the campaign is closed over the loss.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { isEstimable } from '../../../methods/estimation/estimate.ts';
import { domainOf } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { readCertificate } from '../../../methods/sampling/certificate/read-certificate.ts';
import { verifyCertificate } from '../../../methods/sampling/certificate/verify-certificate.ts';
import { close, estimateOf, flatSample } from '../../journeys/flat-campaign.ts';
import { values } from '../../journeys/two-counties-design.ts';
import { openPlanned, pay, plannedVisits, type Visit } from '../../journeys/whole-campaign.ts';
import { submission } from '../answers.ts';
import { county, frame, rosterWith, sampleOf, upload } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { confirmLoss, losePlainly, loseVillage, openVillage } from './lost-village-team.ts';
import { giveSupervisors } from './reserve-team.ts';

/** The frozen frame, as its file has it. */
const rows = frame.map(({ code, name, stratum, size }) => ({
  unit: code,
  stratum,
  size,
  attributes: { name },
}));

const strata = [
  { code: 'town', villages: 3, reserve: 1 },
  { code: 'township', villages: 2, reserve: 1 },
];

/** Lists of other lengths than those of the other villages. */
const rosterOf = (village: string): string =>
  rosterWith(village, { poor: 3, exited: 11, nonregistered: 8 }, '1组');

describe('figures of a campaign that lost a village', () => {
  let campaign = '';
  let lost = '';
  let reserve = '';
  let lostVisits: readonly Visit[] = [];
  let visits: readonly Visit[] = [];
  beforeAll(async () => {
    campaign = await openPlanned(evaluation, { villages: frame, division: county, design: { strata } });
    await giveSupervisors(evaluation, campaign);
    const planned = await plannedVisits(evaluation, campaign);
    const town = (await sampleOf(evaluation, campaign)).filter(({ stratum }) => stratum === 'town');
    lost = String(town.find(({ rank }) => rank === 2)?.['code']);
    lostVisits = planned.filter(({ village }) => village === lost);
    visits = planned.filter(({ village }) => village !== lost);
    await pay(evaluation, campaign, visits);
  });

  const resultsOf = async (): Promise<Fields> =>
    (await evaluation.act('lead', 'results', { campaign, division: county })).value;
  const settled = (counts: Fields, provisional = true): Promise<Fields> =>
    until(
      resultsOf,
      (results) =>
        results['provisional'] === provisional &&
        Object.entries(counts).every(([name, value]) => fieldsOf(results['counts'])[name] === value),
    );

  /** By the villages in the field with the probabilities that the API shows; `n + j` are all of them, the lost one too. */
  const mustBeFlat = async (results: Fields, closed: boolean): Promise<void> => {
    const sample = await sampleOf(evaluation, campaign);
    const visited = new Set(visits.map(({ village }) => village));
    const flat = flatSample(sample, visits, { visited, closed });
    for (const measure of ['wrong-exit', 'recognition']) {
      const pairs = flat.answers.map(({ list, answers = {} }) => values[measure]?.(list, answers) ?? [0, 0]);
      const [y, x] = [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])];
      const domain = domainOf(flat.sample, (row) => (x[row] ?? 0) > 0);
      const read = readFlatRatio(flat.sample, domain, y, x, { deffPlanned: 2 });
      if (!isEstimable(read)) {
        throw new Error(`${measure}: ${read.notEstimable}`);
      }
      const shown = estimateOf(results, measure, 'all');
      close(shown['estimate'], read.estimate, measure);
      close(shown['standardError'], read.standardError, measure);
      close(fieldsOf(shown['interval'])['lower'], read.interval.lower, measure);
      expect(shown['n'], measure).toBe(read.n);
      expect(shown['degreesOfFreedom'], measure).toBe(read.degreesOfFreedom);
    }
  };

  test('closing does not wait for the lost village, and its cases stay issued', async () => {
    const before = await settled({ villages: 5, villagesClosed: 4 });
    await mustBeFlat(before, false);
    expect((await evaluation.act('lead', 'closeCampaign', { campaign })).outcome).toBe('VILLAGES_OPEN');
    expect((await loseVillage(evaluation, campaign, lost)).value['cases']).toBe(lostVisits.length);
    const after = await settled({ villages: 5, villagesClosed: 5, cases: visits.length + lostVisits.length });
    // It was open and is lost now: those that were worked stand for it as before.
    expect(after['indicators']).toEqual(before['indicators']);
    await mustBeFlat(after, false);
  });

  test('an answer that comes from it after all is kept, and enters no figure', async () => {
    const before = await resultsOf();
    const [answered] = lostVisits.filter(({ answers }) => answers !== undefined);
    const { value } = await evaluation.act(
      'interviewer',
      'submitResponse',
      submission(answered?.token, answered?.answers ?? {}),
    );
    expect(value['outcome']).toBe('NEW');
    const seen = () => evaluation.mustAct('lead', 'reserveVillages', { campaign });
    expect(JSON.stringify(await seen())).toContain('"answeredAfter":1');
    await until(resultsOf, ({ asOf }) => asOf !== before['asOf']);
    const after = await resultsOf();
    expect([after['counts'], after['indicators']]).toEqual([before['counts'], before['indicators']]);
  });

  test('its reserve, opened, is waited for, and changes no figure until it is closed', async () => {
    const before = await resultsOf();
    expect((await confirmLoss(evaluation, campaign, lost)).outcome).toBe('done');
    reserve = String(fieldsOf((await openVillage(evaluation, campaign, lost)).value['reserve'])['code']);
    const after = await settled({ villages: 6, villagesClosed: 5 });
    expect(after['indicators']).toEqual(before['indicators']);
    await mustBeFlat(after, false);
    expect(await evaluation.act('lead', 'closeCampaign', { campaign })).toMatchObject({
      outcome: 'VILLAGES_OPEN',
      problems: [{ field: reserve }],
    });
  });

  test('once it is worked, every figure is the flat estimator’s over n + 1 villages', async () => {
    await upload(evaluation, campaign, 'HOUSEHOLDS', rosterOf(reserve));
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
    const planned = await plannedVisits(evaluation, campaign);
    const added = planned.filter(({ village }) => village === reserve);
    expect(added).toHaveLength(10);
    await pay(evaluation, campaign, added);
    visits = [...visits, ...added];
    await mustBeFlat(await settled({ villages: 6, villagesClosed: 6 }), false);
    const town = (await sampleOf(evaluation, campaign)).filter(({ stratum }) => stratum === 'town');
    // 3 of the town, one reserve opened; 735 households.
    expect(town.map(({ probability }) => probability)).toEqual(
      town.map(({ size }) => `${4 * Number(size)}/735`),
    );
  });

  const certificateFor = async (person: PersonKey | undefined) => {
    const { value } = await evaluation.act(person, 'makeCertificate', { campaign });
    const fetched = async (url: unknown) => (await fetch(String(url))).text();
    return readCertificate(JSON.parse(await fetched(value['url'])));
  };
  const faultsOf = (certificate: Awaited<ReturnType<typeof certificateFor>>) => {
    const { verdict, checks } = verifyCertificate(
      certificate,
      certificate.stage === 'opened' ? rows : undefined,
    );
    return { verdict, faults: checks.filter(({ holds }) => holds === 'no').map(({ check }) => check) };
  };

  test('the lead’s certificate shows the reserve with its release, the public’s neither', async () => {
    const sealed = await certificateFor('lead');
    expect(sealed.releases).toEqual([
      {
        stratum: 'town',
        rank: 4,
        at: expect.any(String),
        reason: 'road-cut',
        supervisor: expect.any(String),
      },
    ]);
    expect(sealed.villages.disclosed).toHaveLength(6);
    expect(sealed.villages.disclosed).toContainEqual(
      expect.objectContaining({ stratum: 'town', rank: 4, unit: reserve }),
    );
    expect(faultsOf(sealed)).toEqual({ verdict: 'fixed', faults: [] });
    expect(await certificateFor(undefined)).toMatchObject({
      releases: [],
      losses: [],
      villages: { disclosed: [] },
    });
  });

  test('a reserve that was opened out of order, or shown without being opened, is found', async () => {
    const sealed = await certificateFor('lead');
    const [release] = sealed.releases;
    if (release === undefined) {
      throw new Error('a reserve was released');
    }
    const skipped = { ...sealed, releases: [{ ...release, rank: 5 }] };
    expect(faultsOf(skipped)).toMatchObject({
      verdict: 'refuted',
      faults: expect.arrayContaining(['release']),
    });
    expect(faultsOf({ ...sealed, releases: [] })).toMatchObject({
      verdict: 'refuted',
      faults: ['release', 'loss'],
    });
  });

  test('after closing the figures are the flat estimator’s with thin lists joined, and the certificate opens', async () => {
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    await mustBeFlat(await settled({ villages: 6, villagesClosed: 6 }, false), true);
    const late = lostVisits.find(
      ({ answers, token }) => answers !== undefined && token !== lostVisits[0]?.token,
    );
    const sent = submission(late?.token, late?.answers ?? {});
    expect((await evaluation.act('interviewer', 'submitResponse', sent)).outcome).toBe('FIELDWORK_NOT_OPEN');
    const opened = await certificateFor(undefined);
    expect(opened).toMatchObject({
      stage: 'opened',
      releases: [{ stratum: 'town', rank: 4 }],
      losses: [{ stratum: 'town', rank: 2, unit: lost, reason: 'road-cut', reserve: 4 }],
    });
    // Ids of people, never their names, and not what was found.
    expect(JSON.stringify(opened.losses)).not.toMatch(/李督导|郑组长|公路/);
    expect(faultsOf(opened)).toEqual({ verdict: 'fully verified', faults: [] });
    expect((await loseVillage(evaluation, campaign, reserve)).outcome).toBe('CAMPAIGN_STATE');
    expect((await openVillage(evaluation, campaign, lost)).value['reserve']).toMatchObject({ code: reserve });
  });
});

/** Four villages of one size, two drawn, two in reserve: with both opened each is in the field for certain. */
test('a stratum whose reserves were all opened still counts as drawn, not as taken whole', async () => {
  const villages = frame
    .filter(({ stratum }) => stratum === 'township')
    .map((village) => ({ ...village, size: 100 }));
  const design = { strata: [{ code: 'township', villages: 2, reserve: 2 }] };
  const campaign = await openPlanned(evaluation, { villages, division: county, design });
  await giveSupervisors(evaluation, campaign);
  const first = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
  for (const village of first) {
    await losePlainly(evaluation, campaign, village);
    const { value } = await openVillage(evaluation, campaign, village);
    await upload(evaluation, campaign, 'HOUSEHOLDS', rosterOf(String(fieldsOf(value['reserve'])['code'])));
  }
  await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
  const visits = await plannedVisits(evaluation, campaign);
  await pay(evaluation, campaign, visits);
  const results = await until(
    async () => (await evaluation.act('lead', 'results', { campaign, division: county })).value,
    ({ counts }) => fieldsOf(counts)['villagesClosed'] === 4,
  );
  const sample = await sampleOf(evaluation, campaign);
  expect(sample.map(({ probability }) => probability)).toEqual(Array(4).fill('400/400'));
  // Two of four were worked: (n + j)·M/S times w/(n + j).
  const worked = sample.filter(({ code }) => !first.includes(String(code)));
  const flat = flatSample(
    worked.map((village) => ({ ...village, probability: '200/400' })),
    visits,
    { visited: new Set(visits.map(({ village }) => village)), closed: false },
  );
  const pairs = flat.answers.map(
    ({ list, answers = {} }) => values['recognition']?.(list, answers) ?? [0, 0],
  );
  const [y, x] = [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])];
  const domain = domainOf(flat.sample, (row) => (x[row] ?? 0) > 0);
  const read = readFlatRatio(flat.sample, domain, y, x, { deffPlanned: 2 });
  if (!isEstimable(read)) {
    throw new Error(read.notEstimable);
  }
  const shown = estimateOf(results, 'recognition', 'all');
  close(shown['estimate'], read.estimate, 'estimate');
  close(shown['standardError'], read.standardError, 'standard error');
  expect(shown['degreesOfFreedom']).toBe(1);
});
