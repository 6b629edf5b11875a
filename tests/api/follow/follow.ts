/** Following fieldwork: exact whatever the stream does, cheap, for whom it is, and honest. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rollUp } from '../../../api/estimates/roll-up.ts';
import { follow } from '../../../api/follow/follow.ts';
import { interviewerAnswers, submission } from '../answers.ts';
import { county, newCampaign } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Answer, type Fields, fieldsOf, listOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { assignAll, departAll, type FieldTeams, idOf, withTeams } from '../teams/field-team.ts';
import { casesOf, idFor, registerDevices, visit } from '../visits/visiting.ts';
import { countUnits } from './read-units.ts';
import { itemsLike, writeProgress } from './whole-county.ts';

describe('following fieldwork', () => {
  let stored: ReturnType<typeof openStored>;
  let teams: FieldTeams;
  let campaign = '';
  /** Of the northern team: refused, interviewed, and half tried. */
  let refused = '';
  let interviewed = '';
  let tried = '';
  const bare = (): string => campaign.slice('Campaign:'.length);

  const asked = (person: PersonKey | undefined, division = county, of: string = campaign): Promise<Answer> =>
    evaluation.act(person, 'follow', { campaign: of, division });
  const seen = async (person: PersonKey = 'lead'): Promise<Fields> => (await asked(person)).value;
  const csv = async (table: string): Promise<string> =>
    String((await evaluation.mustAct('lead', 'followCsv', { campaign, division: county, table }))['data']);

  beforeAll(async () => {
    stored = openStored(evaluation.system);
    teams = await withTeams(evaluation);
    ({ campaign } = teams);
    await assignAll(evaluation, campaign);
    await departAll(evaluation, teams);
    await registerDevices(evaluation, campaign, ['interviewer']);
    const own = await casesOf(evaluation, campaign, 'interviewer');
    const [, second] = own;
    [refused = '', interviewed = '', tried = ''] = own.map(({ code }) => String(code));
    const partner = idOf(evaluation, 'second-interviewer');
    await evaluation.mustAct('interviewer', 'recordVisits', {
      campaign,
      device: { deviceId: idFor('interviewer') },
      visits: [
        visit(refused, 3),
        visit(interviewed, 1, { second: partner, othersPresent: 'OFFICIAL', roomCleared: true }),
        visit(tried, 4),
        visit(tried, 4, { mode: 'PHONE' }),
      ],
    });
    const { input } = submission(second?.['token'], interviewerAnswers);
    await evaluation.mustAct('interviewer', 'submitResponse', {
      input: { ...input, deviceId: idFor('interviewer') },
    });
  });
  afterAll(() => stored.close());

  test('the lead sees what was tried and what came back within seconds', async () => {
    const total = (value: Fields): Fields => fieldsOf(value['total']);
    const value = await until(
      () => seen(),
      (each) => total(each)['answered'] === 1 && total(each)['attempts'] === 4,
    );
    expect(value).toMatchObject({
      total: {
        cases: 30,
        answered: 1,
        open: 28,
        untried: 27,
        awaited: 0,
        attempts: 4,
        phoneAttempts: 1,
        outcomes: [{ outcome: 3, count: 1 }],
        reviews: [{ state: 'RECEIVED', count: 1 }],
      },
      // AAPOR: I = 1, R = 1, NC = 1; those never tried are in no rate yet.
      rates: {
        neverAttempted: 27,
        reserveShare: 0,
        unweighted: { rr1: 1 / 3, rr2: 1 / 3, coop1: 1 / 2, ref1: 1 / 3, con1: 2 / 3 },
      },
      expectedEnd: { done: false, on: null, latest: null },
    });
    expect(listOf(value['villages'])).toHaveLength(5);
    const worked = listOf(value['villages']).find(({ code }) => interviewed.startsWith(String(code)));
    expect(worked).toMatchObject({ state: 'UNDER_WAY', teamName: '北组' });
    expect(value['interviewers']).toMatchObject([
      {
        personId: idOf(evaluation, 'interviewer'),
        teamName: '北组',
        interviews: 1,
        attempts: 4,
        minutes: 15,
      },
      { personId: idOf(evaluation, 'second-interviewer'), interviews: 1, attempts: 1, minutes: 15 },
    ]);
    expect(value['alerts']).toMatchObject([
      {
        kind: 'OFFICIAL_PRESENT',
        count: 1,
        today: expect.any(Boolean),
        message: expect.stringContaining('official'),
      },
    ]);
  });

  test('a supervisor sees the villages of the own teams alone', async () => {
    const codes = async (person: PersonKey) =>
      listOf((await seen(person))['villages']).map(({ code }) => String(code));
    const [north, south] = [await codes('supervisor'), await codes('second-supervisor')];
    expect([...north, ...south].toSorted()).toEqual(await codes('lead'));
    expect((await seen('second-supervisor'))['interviewers']).toEqual([]);
  });

  test.each([
    ['commissioner', 'NOT_PERMITTED'],
    ['leader', 'NOT_PERMITTED'],
    ['operator', 'NOT_PERMITTED'],
    ['interviewer', 'NOT_PERMITTED'],
    ['reviewer', 'NOT_PERMITTED'],
    ['institute-lead', 'NOT_PERMITTED'],
    ['supervisor-elsewhere', 'NOT_PERMITTED'],
    [undefined, 'NOT_SIGNED_IN'],
  ] as const)('%s follows nothing', async (person, outcome) => {
    expect(await asked(person)).toMatchObject({ outcome });
    const table = { campaign, division: county, table: 'VILLAGES' };
    expect(await evaluation.act(person, 'followCsv', table)).toMatchObject({ outcome });
  });

  /** The worker may be behind; whatever it writes later has seen no more. */
  const caughtUp = async () => {
    const { context } = await contextOf(evaluation, undefined);
    const { stores } = context;
    const heads = await stored.under(`ASSIGNMENTS#${bare()}`);
    const places = heads.map(
      ({ village }) => ({ kind: 'village', campaignId: bare(), village: String(village) }) as const,
    );
    await rollUp(stores, bare(), places, new Date().toISOString());
    return stores;
  };

  test('after any mix of duplicates, order and crashes the same is stored as from nothing', async () => {
    const stores = await caughtUp();
    const partitions = [`FIELD#${bare()}#`, `FIELD-CHUNKS#${bare()}#`];
    const all = async () => (await Promise.all(partitions.map((each) => stored.under(each)))).flat();
    const before = await all();
    const [village = ''] = interviewed.split('-');
    const changed = (kind: 'progress' | 'chunk') =>
      ({ kind, campaignId: bare(), village, chunk: 0 }) as const;
    const at = new Date().toISOString();
    // An older computation comes late: what it saw is less, so it is not written.
    await stores.progress.writeChunk({
      ...{ campaignId: bare(), village, chunk: 0, epoch: 0, seen: 1 },
      progress:
        (await stores.progress.chunksOf(bare(), village)).map(({ progress }) => progress)[0] ?? never(),
    });
    await rollUp(stores, bare(), [changed('progress'), changed('progress')], at);
    await rollUp(stores, bare(), [changed('chunk'), changed('progress')], at);
    expect(await all()).toEqual(before);
    // From nothing: every item is taken away, and one record is delivered again.
    await stored.remove(before.filter(({ village: each }) => each === village));
    expect(await all()).not.toEqual(before);
    await rollUp(stores, bare(), [changed('progress')], at);
    expect(await all()).toEqual(before);
  });

  test('a village whose progress was never written, because field rules came later, is read from its records', async () => {
    await caughtUp();
    const before = await seen();
    const [village = ''] = interviewed.split('-');
    const items = (await stored.under(`FIELD#${bare()}#`)).filter(({ village: each }) => each === village);
    expect(items).toHaveLength(1);
    await stored.remove(items);
    expect(await seen()).toEqual(before);
    await stored.put(items);
  });

  test('each table is a file', async () => {
    const villages = await csv('VILLAGES');
    expect(villages).toContain('\u{FEFF}code,name,team,state,cases,answered,open');
    expect(villages).toContain('北组,under way,6,');
    expect(await csv('INTERVIEWERS')).toContain(`${idOf(evaluation, 'interviewer')},`);
    expect(await csv('RATES')).toContain(`RR1,${1 / 3},`);
    expect(await csv('ALERTS')).toContain('An official or helper was in the room.');
  });

  test('a county of 1,500 cases costs at most 40 read units', async () => {
    const { context, client } = await contextOf(evaluation, 'lead');
    const [assignment = {}] = await stored.under(`ASSIGNMENTS#${bare()}`);
    const [team = {}] = (await stored.under(`TEAMS#${bare()}`)).filter(({ teamId }) => teamId !== undefined);
    const [staff = {}] = await stored.under(`STAFF#${bare()}`);
    const items = itemsLike(assignment, team, staff, bare());
    await stored.put(items);
    await writeProgress(context, bare());
    const units = countUnits(client);
    const { total, villages, interviewers } = await follow(context, bare(), county);
    expect(total.cases).toBe(29 * 52 + 30);
    expect(villages).toHaveLength(29 + 5);
    expect(interviewers).toHaveLength(60 + 2);
    expect(units()).toBeGreaterThan(10);
    expect(units()).toBeLessThanOrEqual(40);
    const written = await stored.under(`FIELD#${bare()}#`);
    // One of 400 KB would be too large for an item; what a village has stays within half a read unit of 4 KB.
    expect(Math.max(...written.map((item) => JSON.stringify(item).length))).toBeLessThan(8192);
    await stored.remove([...items, ...written.filter(({ village }) => String(village).includes('3002'))]);
  });

  test('without field rules there is nothing to follow', async () => {
    const other = await newCampaign(evaluation);
    expect(await asked('lead', county, other)).toMatchObject({ outcome: 'FIELD_RULES_MISSING' });
  });
});

const never = (): never => {
  throw new Error('there is no progress');
};
