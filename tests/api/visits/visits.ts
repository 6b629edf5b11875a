/** Visits as devices send them: once, twice, wrong, late, of somebody else, and what their cases come to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interviewerAnswers, submission } from '../answers.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { assignAll, departAll, type FieldTeams, idOf, said, withTeams } from '../teams/field-team.ts';
import { casesOf, idFor, registerDevices, visit } from './visiting.ts';

const hour = 3_600_000;

describe('visits', () => {
  let stored: ReturnType<typeof openStored>;
  let teams: FieldTeams;
  let campaign = '';
  let unused: Fields[] = [];
  let ofOthers: readonly Fields[] = [];

  const ask = (...[person, operation, variables]: Parameters<typeof evaluation.act>): Promise<Fields> =>
    said(evaluation.act(person, operation, { campaign, ...variables }));
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    teams = await withTeams(evaluation);
    ({ campaign } = teams);
    await assignAll(evaluation, campaign);
    await departAll(evaluation, teams);
    await registerDevices(evaluation, campaign, ['interviewer', 'second-interviewer', 'third-interviewer']);
    unused = [...(await casesOf(evaluation, campaign, 'interviewer'))];
    ofOthers = await casesOf(evaluation, campaign, 'third-interviewer');
  });
  afterAll(() => stored.close());

  const next = (): string => {
    const each = unused.pop();
    if (each === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return String(each['code']);
  };
  const send = (
    visits: readonly Fields[],
    person: PersonKey = 'interviewer',
    device: Fields = {},
  ): Promise<Fields> =>
    ask(person, 'recordVisits', { visits, device: { deviceId: idFor(person), ...device } });
  const sendAll = async (...sent: Parameters<typeof send>): Promise<readonly Fields[]> =>
    listOf((await send(...sent))['data']);
  const history = (code: string, person: PersonKey = 'lead'): Promise<Fields> =>
    ask(person, 'caseHistory', { case: code });

  test('the same visit twice is one; other content under its id is refused, and the first stands', async () => {
    const code = next();
    const refused = visit(code, 3, { place: { latitude: 28.571_93, longitude: 109.482_11, accuracy: 12.6 } });
    expect(await sendAll([refused, refused])).toMatchObject([
      { result: 'TAKEN', standing: { state: 'ENDED', outcome: 3 } },
      { result: 'KNOWN', standing: { state: 'ENDED', outcome: 3 } },
    ]);
    expect(await sendAll([refused])).toMatchObject([{ result: 'KNOWN' }]);
    expect(await sendAll([{ ...refused, outcome: 8 }])).toMatchObject([
      { result: 'REFUSED', rule: 'VISIT_DIFFERS', standing: null },
    ]);
    const seen = await history(code);
    expect(seen).toMatchObject({ case: { outcome: 3 }, visits: [{ outcome: 3, minutes: 15 }] });
    const kept = (await stored.under(`VILLAGE#${campaign.slice(9)}#`)).filter(
      ({ visitId }) => visitId === refused['visitId'],
    );
    expect(kept).toMatchObject([{ place: { latitude: 28.57, longitude: 109.48, accuracy: 13 } }]);
  });

  test('one wrong visit of fifty stops none of the others', async () => {
    const code = next();
    const others = Array.from({ length: 49 }, (_, index) => visit(code, 4, {}, 1 + index));
    const wrong = visit(code, 6);
    const results = await sendAll([...others.slice(0, 20), wrong, ...others.slice(20)]);
    expect(results.map(({ result }) => result)).toEqual([
      ...Array<string>(20).fill('TAKEN'),
      'REFUSED',
      ...Array<string>(29).fill('TAKEN'),
    ]);
    expect(results[20]).toMatchObject({
      visitId: wrong['visitId'],
      rule: 'VISIT_WRONG',
      problems: [{ field: 'found' }],
    });
    // Of 49 hours in a row at least two days; the telephone is still to be tried.
    expect(results[0]).toMatchObject({
      standing: { state: 'OPEN', attemptsDue: 0, daysDue: 0, phoneDue: true },
    });
    expect(await sendAll([visit(code, 5, { mode: 'PHONE' })])).toMatchObject([
      { standing: { state: 'ENDED', outcome: 5 } },
    ]);
  });

  test.each([
    ['found', { outcome: 6, found: 'VANISHED' }],
    ['found', { outcome: 7 }],
    ['found', { outcome: 8, found: 'SPLIT' }],
    ['note', { outcome: 6, found: 'MERGED' }],
    ['note', { outcome: 9 }],
    ['note', { note: '长'.repeat(501) }],
    ['outcome', { outcome: 10 }],
    ['visitId', { visitId: 'short' }],
    ['startedAt', { startedAt: 'yesterday' }],
    ['endedAt', { endedAt: '2020-01-01T00:00:00Z' }],
    ['place', { place: { latitude: 109.5, longitude: 28.6, accuracy: 5 } }],
    ['appointment', { appointment: { day: '2026-6-3', time: '9:30' } }],
    ['noTelephone', { mode: 'PHONE', noTelephone: true }],
    ['firstJudgements', { firstJudgements: [{ personId: 'nobody', codes: [1], reason: '' }] }],
  ])('a visit whose %s is wrong is refused, and nothing is kept', async (field, changes) => {
    const [code = ''] = unused.map((each) => String(each['code']));
    const before = listOf((await history(code))['visits']).length;
    expect(await sendAll([visit(code, 4, changes)])).toMatchObject([
      { result: 'REFUSED', rule: 'VISIT_WRONG', problems: [{ field }] },
    ]);
    expect(listOf((await history(code))['visits'])).toHaveLength(before);
  });

  test('a pair is two real people, each with an own first judgement', async () => {
    const code = next();
    const me = idOf(evaluation, 'interviewer');
    const partner = idOf(evaluation, 'second-interviewer');
    expect(await sendAll([visit(code, 1, { second: me })])).toMatchObject([
      { rule: 'CONFLICT_PAIR_SAME_PERSON' },
    ]);
    for (const changes of [{ second: 'nobody' }, { interpreter: 'nobody' }]) {
      expect(await sendAll([visit(code, 1, changes)])).toMatchObject([{ rule: 'VISIT_SECOND_UNKNOWN' }]);
    }
    const interview = visit(code, 1, {
      second: partner,
      interpreter: idOf(evaluation, 'interpreter'),
      firstJudgements: [
        { personId: me, codes: [1], reason: '' },
        { personId: partner, codes: [5, 2], reason: '房屋有裂缝' },
      ],
    });
    expect(await sendAll([interview])).toMatchObject([
      { result: 'TAKEN', standing: { state: 'ANSWERS_AWAITED' } },
    ]);
    expect((await history(code))['visits']).toMatchObject([{ by: [me, partner] }]);
  });

  test('a clock that is a day ahead is measured, and the visit is when it was', async () => {
    const code = next();
    const [moment, ahead] = [Date.now(), 24 * hour];
    const device = { deviceTime: new Date(moment + ahead).toISOString() };
    const early = visit(code, 4, {}, 1 - 24);
    expect(await sendAll([early], 'interviewer', device)).toMatchObject([{ result: 'TAKEN' }]);
    const [seen] = listOf((await history(code))['visits']);
    const error = Date.parse(String(seen?.['at'])) - (moment - hour);
    expect(Math.abs(error)).toBeLessThan(60_000);
    expect(seen).toMatchObject({ clockDoubtful: false });
    await send([], 'interviewer', { deviceTime: new Date().toISOString() });
  });

  test('an answer that comes after an outcome counts, and visits after it change nothing', async () => {
    const each = unused.pop();
    const code = String(each?.['code']);
    expect(await sendAll([visit(code, 3)])).toMatchObject([{ standing: { state: 'ENDED' } }]);
    const { input } = submission(each?.['token'], interviewerAnswers);
    const sent = { input: { ...input, deviceId: idFor('interviewer') } };
    expect((await evaluation.act('interviewer', 'submitResponse', sent)).outcome).toBe('done');
    expect(await sendAll([visit(code, 8)])).toMatchObject([
      { result: 'TAKEN', standing: { state: 'ANSWERED', outcome: null } },
    ]);
    expect(await history(code)).toMatchObject({ standing: { state: 'ANSWERED' }, case: { outcome: 3 } });
  });

  test('whoever goes next knows what was tried and agreed', async () => {
    const code = next();
    const appointment = { day: '2027-03-03', time: '09:30' };
    await sendAll([visit(code, 4, { appointment, found: 'MOVED_WITHIN' })]);
    const mine = (await casesOf(evaluation, campaign, 'second-interviewer')).find(
      (each) => each['code'] === code,
    );
    expect(mine).toMatchObject({
      tried: { visits: 1, appointment, standing: { state: 'OPEN', daysDue: 1 } },
    });
  });

  test('another’s case, an unknown one and one that is none are refused, each by itself', async () => {
    const [theirs] = ofOthers;
    const own = next();
    const codes = [String(theirs?.['code']), own, 'nonsense', own.replace(/-[0-9]+$/, '-77')];
    expect(await sendAll(codes.map((code) => visit(code, 3)))).toMatchObject([
      { rule: 'CASE_NOT_ASSIGNED' },
      { result: 'TAKEN' },
      { rule: 'CASE_UNKNOWN' },
      { rule: 'CASE_NOT_ASSIGNED' },
    ]);
    expect((await history(String(theirs?.['code'])))['visits']).toEqual([]);
  });

  test('an unknown or revoked device brings nothing', async () => {
    const code = next();
    expect(await send([visit(code, 3)], 'second-interviewer', { deviceId: idFor('found') })).toMatchObject({
      rule: 'DEVICE_UNKNOWN',
    });
    const personId = idOf(evaluation, 'third-interviewer');
    await ask('lead', 'revokeDevice', { personId, deviceId: idFor('third-interviewer') });
    expect(await send([visit(code, 3)], 'third-interviewer')).toMatchObject({ rule: 'DEVICE_REVOKED' });
  });

  test.each([
    'commissioner',
    'leader',
    'operator',
    'lead',
    'supervisor',
    'institute-lead',
    'reviewer',
  ] as const)('%s records no visit', async (person) => {
    expect(await send([], person)).toMatchObject({ rule: 'NOT_PERMITTED' });
  });

  test('the lead and the team’s own supervisor see every attempt, others none', async () => {
    const [mine] = unused.map((each) => String(each['code']));
    const code = mine ?? '';
    for (const person of ['lead', 'supervisor'] as const) {
      expect(await history(code, person)).toMatchObject({ case: { code } });
    }
    expect(await history(code, 'second-supervisor')).toMatchObject({ rule: 'TEAM_NOT_OWN' });
    for (const person of ['commissioner', 'leader', 'operator', 'interviewer', 'reviewer'] as const) {
      expect(await history(code, person)).toMatchObject({ rule: 'NOT_PERMITTED' });
    }
    expect(await history('nonsense')).toMatchObject({ rule: 'CASE_UNKNOWN' });
    expect(fieldsOf(await history(code.replace(/-[0-9]+$/, '-77')))).toMatchObject({ rule: 'CASE_UNKNOWN' });
  });
});
