/**
 * A village whose roster was corrected stands for what its present roster has: every figure is that of the flat estimator over it, the
 * cases of the wrong one are in no count, and the certificate has both draws.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isEstimable } from '../../../methods/estimation/estimate.ts';
import { domainOf } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { readCertificate } from '../../../methods/sampling/certificate/read-certificate.ts';
import { verifyCertificate } from '../../../methods/sampling/certificate/verify-certificate.ts';
import { run } from '../../cli/zhenping.ts';
import { close, estimateOf, flatSample } from '../../journeys/flat-campaign.ts';
import { values } from '../../journeys/two-counties-design.ts';
import { openPlanned, pay, plannedVisits, type Visit } from '../../journeys/whole-campaign.ts';
import { interviewerAnswers, submission } from '../answers.ts';
import { county, frame, rosterWith, sampleOf } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf, until } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { correct, corrected } from './correction-team.ts';

const strata = [
  { code: 'town', villages: 3, reserve: 1 },
  { code: 'township', villages: 2, reserve: 1 },
];

const rows = frame.map(({ code, name, stratum, size }) => ({
  unit: code,
  stratum,
  size,
  attributes: { name },
}));

/** Lists of other lengths than those of any other roster of the campaign. */
const rightRoster = (village: string): string =>
  rosterWith(village, { poor: 5, exited: 17, nonregistered: 23 }, '2组');

describe('figures of a village whose roster was corrected', () => {
  let campaign = '';
  let village = '';
  let file = '';
  let withdrawn: readonly Visit[] = [];
  let visits: readonly Visit[] = [];
  beforeAll(async () => {
    campaign = await openPlanned(evaluation, { villages: frame, division: county, design: { strata } });
    await giveSupervisors(evaluation, campaign);
    const planned = await plannedVisits(evaluation, campaign);
    const town = (await sampleOf(evaluation, campaign)).filter(({ stratum }) => stratum === 'town');
    village = String(town.find(({ rank }) => rank === 2)?.['code']);
    withdrawn = planned.filter((each) => each.village === village);
    visits = planned.filter((each) => each.village !== village);
    await pay(evaluation, campaign, visits);
    file = await corrected(evaluation, campaign, rightRoster(village));
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

  const mustBeFlat = async (results: Fields, closed: boolean): Promise<void> => {
    const sample = await sampleOf(evaluation, campaign);
    const visited = new Set(visits.map((each) => each.village));
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

  test('the cases of the wrong roster are in no count, and the campaign waits for the draw from the right one', async () => {
    await settled({ villages: 5, villagesClosed: 4, cases: visits.length + withdrawn.length });
    expect((await correct(evaluation, campaign, village, file)).value).toMatchObject({
      casesWithdrawn: withdrawn.length,
    });
    const results = await settled({ villages: 5, villagesClosed: 4, cases: visits.length });
    await mustBeFlat(results, false);
    expect(await evaluation.act('lead', 'closeCampaign', { campaign })).toMatchObject({
      outcome: 'VILLAGES_OPEN',
      problems: [{ field: village }],
    });
  });

  test('once it is worked, every figure is the flat estimator’s over the present rosters', async () => {
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
    const planned = (await plannedVisits(evaluation, campaign)).filter((each) => each.village === village);
    expect(planned).toHaveLength(10);
    await pay(evaluation, campaign, planned);
    visits = [...visits, ...planned];
    const facts = (await sampleOf(evaluation, campaign)).find(({ code }) => code === village);
    expect(listOf(facts?.['lists']).map(({ list, size, issued }) => [list, size, issued])).toEqual([
      ['poor', 5, 2],
      ['exited', 17, 4],
      ['nonregistered', 23, 4],
    ]);
    await mustBeFlat(await settled({ villages: 5, villagesClosed: 5, cases: visits.length }), false);
  });

  test('a card of the wrong roster that turns up counts nowhere', async () => {
    const before = await resultsOf();
    const late = submission(withdrawn[0]?.token, interviewerAnswers);
    expect((await evaluation.act('interviewer', 'submitResponse', late)).outcome).toBe('LINK_REVOKED');
    expect(await resultsOf()).toEqual(before);
  });

  const certificateFor = async (person: PersonKey | undefined) => {
    const { value } = await evaluation.act(person, 'makeCertificate', { campaign });
    const text = async (url: unknown) => (await fetch(String(url))).text();
    const frameUrl = value['frameUrl'];
    return {
      text: await text(value['url']),
      frame: typeof frameUrl === 'string' ? await text(frameUrl) : undefined,
    };
  };

  test('after closing the figures are the flat estimator’s with thin lists joined', async () => {
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    await mustBeFlat(await settled({ villages: 5, villagesClosed: 5 }, false), true);
    const again = await corrected(evaluation, campaign, rightRoster(village)).catch(String);
    expect(again).toContain('CAMPAIGN_STATE');
    // What stands is still told; nothing more is corrected.
    expect((await correct(evaluation, campaign, village, file)).value).toMatchObject({ corrects: 1 });
    expect((await correct(evaluation, campaign, village, file, 'supervisor', { corrects: 2 })).outcome).toBe(
      'CAMPAIGN_STATE',
    );
  });

  test('the certificate has both versions with their draws, and both verifiers accept it', async () => {
    const { text, frame: frameFile = '' } = await certificateFor(undefined);
    const certificate = readCertificate(JSON.parse(text));
    const versions = certificate.households.filter((roster) => roster.village === village);
    const { value } = await evaluation.act('lead', 'villageRosters', { campaign, village });
    expect(versions.map(({ version, root }) => ({ version, root }))).toEqual(
      listOf(value['versions']).map(({ version, root }) => ({ version, root })),
    );
    expect(versions).toMatchObject([
      { version: 1, correction: null },
      { version: 2, rows: 45, correction: { reason: 'rows-missing', supervisor: expect.any(String) } },
    ]);
    const { verdict, checks } = verifyCertificate(certificate, rows);
    expect(checks.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(verdict).toBe('fully verified');
    const folder = mkdtempSync(join(tmpdir(), 'zhenping-corrected-'));
    try {
      writeFileSync(join(folder, 'certificate.json'), text);
      writeFileSync(join(folder, 'frame.csv'), frameFile);
      const read = [
        'tests/python/verify_draw.py',
        join(folder, 'certificate.json'),
        join(folder, 'frame.csv'),
      ];
      expect(await run('python3', read)).toMatchObject({ code: 0 });
    } finally {
      rmSync(folder, { recursive: true });
    }
    // A first version that is left out is missed.
    const households = certificate.households.filter(
      (roster) => roster.village !== village || roster.version > 1,
    );
    const hidden = verifyCertificate({ ...certificate, households }, rows);
    expect(hidden.verdict).toBe('refuted');
    expect(hidden.checks.filter(({ holds }) => holds === 'no').map(({ check }) => check)).toContain('roster');
  });
});
