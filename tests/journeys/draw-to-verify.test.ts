/**
 * A draw from its plan to its verification, over HTTP, as named people: plan, freeze, commit, reveal, draw, disclose, replace, verify.
 * Hours pass by the journey's own clock; the beacon, both verifiers and everything between them are real.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEntryPoints } from '../../local/entry-points.ts';
import { interviewerCases } from '../api/answers.ts';
import {
  frame,
  fullDesign,
  newCampaign,
  rosterCsv,
  sampleOf,
  upload,
  villageCsv,
} from '../api/campaign-on-its-way.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, startEvaluation, until } from '../api/evaluation.ts';
import { endWith, giveSupervisors, openReserve } from '../api/fieldwork/reserve-team.ts';
import type { Operation } from '../api/operations.ts';
import type { PersonKey } from '../api/people.ts';
import { commitmentOf, newPartyKey } from '../api/samples/party-key.ts';
import { run, zhenping } from '../cli/zhenping.ts';
import { type PublicBeacon, startPublicBeacon } from './public-beacon.ts';
import { pay, plannedVisits } from './whole-campaign.ts';

const hour = 3_600_000;

/** The journey begins six hours ago. */
let offset = -6 * hour;
const clock = (): Date => new Date(Date.now() + offset);
const inHours = (hours: number): string => new Date(clock().getTime() + hours * hour).toISOString();

let beacon: PublicBeacon;
let evaluation: Evaluation;
let campaign = '';
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhenping-draw-'));
  beacon = await startPublicBeacon(clock);
  const [{ createHandler: graphql }, { createHandler: draw }, entryPoints] = await Promise.all([
    import('../../api/graphql.lambda.ts'),
    import('../../api/draw.lambda.ts'),
    loadEntryPoints(),
  ]);
  evaluation = await startEvaluation({
    worker: 'inside',
    entryPoints: {
      ...entryPoints,
      graphql: (settings, beside) => graphql(settings, beside, clock),
      draw: (settings) => draw({ ...settings, DRAND_SERVERS: beacon.url }, clock),
    },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await evaluation.system.stop();
  await beacon.stop();
});

const outcomeOf = async (
  person: PersonKey | undefined,
  operation: Operation,
  variables: Fields = {},
): Promise<string> => (await evaluation.act(person, operation, { campaign, ...variables })).outcome;

const keys = { commissioner: newPartyKey(), evaluator: newPartyKey(), auditor: newPartyKey() };

/** What the auditor's machine keeps between its commitment and its reveal. */
let auditor: ReturnType<typeof commitmentOf>;
let commissioner: ReturnType<typeof commitmentOf>;

describe('before anything is drawn', () => {
  test('the lead plans; the plan says what it will tell', async () => {
    campaign = await newCampaign(evaluation);
    const document = `query Plan($input: PlanSampleInput!) { planSample(input: $input) {
      ... on SamplePlan { sentence suggestion { villages } } ... on Refusal { rule message } } }`;
    const input = {
      strata: [
        { name: 'town', villages: 6, households: 735 },
        { name: 'township', villages: 4, households: 306 },
      ],
      indicators: [{ key: 'recognition', expected: 0.9, icc: 0.05, margin: 0.2 }],
      responseRate: 0.9,
    };
    const { data } = await evaluation.ask('lead', document, { input });
    const plan = fieldsOf(fieldsOf(data)['planSample']);
    expect(plan['sentence']).toMatch(/^Draw \d+ of 10 villages/);
    expect(Number(fieldsOf(plan['suggestion'])['villages'])).toBeGreaterThanOrEqual(4);
  });

  test('each side names its parties, the lead freezes, the commissioner signs what was frozen', async () => {
    const party = (id: keyof typeof keys) => ({
      party: { party: id, name: `${id}（测试）`, publicKey: keys[id].publicKey },
    });
    expect(await outcomeOf('lead', 'registerParty', party('commissioner'))).toBe('PARTY_OF_OTHER_SIDE');
    expect(await outcomeOf('leader', 'registerParty', party('auditor'))).toBe('NOT_PERMITTED');
    expect(await outcomeOf('commissioner', 'registerParty', party('commissioner'))).toBe('done');
    expect(await outcomeOf('commissioner', 'registerParty', party('auditor'))).toBe('done');
    expect(await outcomeOf('lead', 'registerParty', party('evaluator'))).toBe('done');
    await upload(evaluation, campaign, 'VILLAGES', villageCsv());
    const chance = { commitmentsEnd: inHours(1), deadline: inHours(2), beacon: 'drand-quicknet' };
    const design = await fullDesign(evaluation, { chance });
    expect(await outcomeOf('lead', 'saveDesign', { design })).toBe('done');
    expect(await outcomeOf('commissioner', 'freezeFrame')).toBe('NOT_PERMITTED');
    const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    expect(await outcomeOf('lead', 'signDesign', { designHash })).toBe('NOT_PERMITTED');
    expect(await outcomeOf('commissioner', 'signDesign', { designHash })).toBe('done');
  });

  test('commissioner and auditor commit; the evaluator does not, and time goes on without it', async () => {
    const draw = await evaluation.mustAct('lead', 'draw', { campaign });
    const public_ = {
      campaign: String(draw['campaign']),
      number: Number(draw['number']),
      frameRoot: String(draw['frameRoot']),
      designHash: String(draw['designHash']),
    };
    auditor = commitmentOf(public_, 'auditor', keys.auditor);
    commissioner = commitmentOf(public_, 'commissioner', keys.commissioner);
    const committing = ({ party, commitment, signature }: typeof auditor) => ({
      party,
      commitment,
      signature,
    });
    // The lead cannot speak for the auditor: the key is elsewhere.
    const forged = commitmentOf(public_, 'auditor', keys.evaluator);
    expect(await outcomeOf('lead', 'commitToDraw', committing(forged))).toBe('PARTY_SIGNATURE_WRONG');
    expect(await outcomeOf(undefined, 'commitToDraw', committing(auditor))).toBe('done');
    expect(await outcomeOf(undefined, 'commitToDraw', committing(commissioner))).toBe('done');
    const { party, salt, value } = auditor;
    expect(await outcomeOf(undefined, 'revealForDraw', { party, salt, value })).toBe('REVEAL_TOO_EARLY');
    offset += 1.1 * hour;
    expect(await outcomeOf(undefined, 'revealForDraw', { party, salt, value })).toBe('done');
    expect(await outcomeOf('lead', 'drawVillages')).toBe('DRAW_NOT_DUE');
  });
});

describe('the draw', () => {
  test('runs by itself once its pulse is there; who did not reveal is left out', async () => {
    await evaluation.system.runDueDraws();
    expect(await evaluation.mustAct('lead', 'draw', { campaign })).toMatchObject({ drawnAt: null });
    offset = -hour;
    await evaluation.system.runDueDraws();
    const draw = await evaluation.mustAct('lead', 'draw', { campaign });
    expect(draw).toMatchObject({
      drawnAt: expect.stringMatching(/^20/),
      pulse: beacon.valueOf(Number(draw['pulseNumber'])),
    });
    const { party, salt, value } = commissioner;
    expect(await outcomeOf(undefined, 'revealForDraw', { party, salt, value })).toBe('CAMPAIGN_STATE');
    const revealed = listOf(draw['parties']).map((each) => [each['party'], each['revealedAt'] !== null]);
    expect(revealed).toEqual([
      ['auditor', true],
      ['commissioner', false],
      ['evaluator', false],
    ]);
  });

  test('shows nobody a village until its team departs', async () => {
    await giveSupervisors(evaluation, campaign);
    expect(await sampleOf(evaluation, campaign)).toEqual([]);
    const places = { places: [{ stratum: 'town' }, { stratum: 'township' }] };
    expect(await outcomeOf('commissioner', 'discloseVillages', places)).toBe('NOT_PERMITTED');
    expect(await outcomeOf('interviewer', 'discloseVillages', places)).toBe('NOT_PERMITTED');
    expect(await outcomeOf('supervisor-elsewhere', 'discloseVillages', places)).toBe('NOT_PERMITTED');
    expect(await outcomeOf('supervisor', 'discloseVillages', places)).toBe('done');
    expect(await sampleOf(evaluation, campaign)).toHaveLength(5);
  });

  test('households come from a pulse after their roster was frozen', async () => {
    const codes = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
    await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(codes));
    expect(await outcomeOf('lead', 'drawHouseholds')).toBe('ROSTER_PULSE_NOT_YET');
    // Too late: the rosters' roots stand.
    const late = await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(codes, 9));
    expect(late).toMatchObject({ state: 'REFUSED' });
    offset += 2 * 60_000;
    expect(await outcomeOf('lead', 'drawHouseholds')).toBe('done');
    const document = `query Rosters($campaign: ID!) { campaign(id: $campaign) { ... on Campaign { sample(first: 9) { edges { node {
      code size rosterHouseholds rosterRoot rosterFrozenAt disclosedAt } } } } } }`;
    const { data } = await evaluation.ask('lead', document, { campaign });
    const { edges } = fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['sample']);
    for (const { node } of listOf(edges)) {
      const { code, size, rosterHouseholds, disclosedAt, rosterFrozenAt } = fieldsOf(node);
      // Five households of three lists, whatever the registry says.
      expect(rosterHouseholds).toBe(15);
      expect(size).toBe(frame.find((village) => village.code === code)?.size);
      expect(String(disclosedAt) < String(rosterFrozenAt)).toBe(true);
    }
    expect(await outcomeOf('lead', 'openFieldwork')).toBe('done');
  });

  test('a roster that was wrong is corrected by a supervisor, and its households come from a pulse after that', async () => {
    const village = String((await sampleOf(evaluation, campaign))[0]?.['code']);
    const { id } = await upload(evaluation, campaign, 'CORRECTIONS', rosterCsv([village], 9));
    const asked = {
      village,
      corrects: 1,
      import: id,
      reason: 'ROWS_MISSING',
      evidence: '与乡镇档案核对，名册漏列第三小组全部住户。',
    };
    expect(await outcomeOf('lead', 'correctRoster', asked)).toBe('NOT_PERMITTED');
    expect(await outcomeOf('supervisor', 'correctRoster', asked)).toBe('done');
    expect(await outcomeOf('lead', 'drawHouseholds')).toBe('ROSTER_PULSE_NOT_YET');
    offset += 2 * 60_000;
    expect(await outcomeOf('lead', 'drawHouseholds')).toBe('done');
    const { versions } = await evaluation.mustAct('supervisor', 'villageRosters', { campaign, village });
    const [first, second] = listOf(versions);
    expect(second).toMatchObject({ version: 2, drawn: true, cases: 6 });
    expect(Number(second?.['pulseNumber'])).toBeGreaterThan(Number(first?.['pulseNumber']));
  });
});

/** Fetches the certificate as this person, and lets both verifiers read it. */
const verified = async (person: PersonKey | undefined, name: string) => {
  const { url, frameUrl, stage } = await evaluation.mustAct(person ?? 'stranger', 'makeCertificate', {
    campaign,
  });
  const file = join(folder, `${name}.json`);
  const text = await (await fetch(String(url))).text();
  writeFileSync(file, text);
  const frameFile = join(folder, `${name}.csv`);
  const withFrame = typeof frameUrl === 'string';
  if (withFrame) {
    writeFileSync(frameFile, await (await fetch(frameUrl)).text());
  }
  const [typescript, python] = await Promise.all([
    zhenping(['verify', file, ...(withFrame ? ['--frame', frameFile] : [])]),
    run('python3', ['tests/python/verify_draw.py', file, ...(withFrame ? [frameFile] : [])]),
  ]);
  return { stage, text, typescript, python };
};

describe('fieldwork', () => {
  test('a household that is never met is replaced by the next of the ladder, opened by a supervisor', async () => {
    const [missed] = await interviewerCases(evaluation, campaign);
    await endWith(evaluation, campaign, missed?.code);
    expect((await openReserve(evaluation, campaign, missed?.code, 'NEVER_MET', 'interviewer')).outcome).toBe(
      'NOT_PERMITTED',
    );
    expect((await openReserve(evaluation, campaign, missed?.code)).value).toMatchObject({ rank: 3 });
  });

  test('meanwhile anybody can see that the sample is fixed, and no village of it', async () => {
    const { stage, text, typescript, python } = await verified(undefined, 'sealed');
    expect(stage).toBe('sealed');
    expect(frame.filter(({ code }) => text.includes(code))).toEqual([]);
    expect([typescript.code, python.code]).toEqual([0, 0]);
    expect(typescript.out).toContain('FIXED');
  });

  test('the lead’s certificate proves each village that was shown', async () => {
    const { text, typescript, python } = await verified('lead', 'shown');
    expect(frame.filter(({ code }) => text.includes(code))).toHaveLength(5);
    expect(typescript).toMatchObject({ code: 0, err: '' });
    expect(python.code).toBe(0);
  });

  test('after closing the key is open, and anybody does all of it again', async () => {
    const visits = await plannedVisits(evaluation, campaign);
    const answered = visits.filter((_visit, index) => index > 0);
    await pay(
      evaluation,
      campaign,
      answered.map((visit) => ({ ...visit, answers: visit.answers ?? answered[1]?.answers })),
    );
    await until(
      () => evaluation.act('lead', 'closeCampaign', { campaign }),
      ({ outcome }) => outcome === 'done',
    );
    const { stage, typescript, python } = await verified(undefined, 'opened');
    expect(stage).toBe('opened');
    expect(typescript).toMatchObject({ code: 0, out: expect.stringContaining('FULLY VERIFIED') });
    expect(typescript.out).toContain('evaluator did not reveal');
    expect(typescript.out).toContain('Corrected rosters, each with a draw of its own: 1.');
    expect(python).toMatchObject({ code: 0 });
  });
});
