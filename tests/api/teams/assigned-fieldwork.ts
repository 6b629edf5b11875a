/** With field rules a team learns of a village when it departs, and everybody works on their own cases alone. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldVillages } from '../../../api/fieldwork/field-villages.ts';
import { takeCases } from '../../../api/fieldwork/give-links.ts';
import { deviceSeen } from '../../../api/teams/device-seen.ts';
import { interviewerAnswers, submission } from '../answers.ts';
import { county } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { correct, longer } from '../samples/correction-team.ts';
import {
  assign,
  assignAll,
  declare,
  departAll,
  type FieldTeams,
  idOf,
  north,
  said,
  south,
  train,
  withTeams,
} from './field-team.ts';

/** An id as a device makes it; the same for the same name. */
const deviceOf = (name: string): string =>
  createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url');

describe('assigned fieldwork', () => {
  let teams: FieldTeams;
  let campaign = '';
  /** Of each team. */
  let ofNorth: readonly Fields[] = [];
  let ofSouth: readonly Fields[] = [];

  const ask = (...[person, operation, variables]: Parameters<typeof evaluation.act>): Promise<Fields> =>
    said(evaluation.act(person, operation, { campaign, ...variables }));
  const bare = (): string => campaign.slice('Campaign:'.length);
  const id = (person: PersonKey): string => idOf(evaluation, person);
  const waiting = async (person: PersonKey) => listOf((await ask(person, 'teamVillages'))['data']);

  beforeAll(async () => {
    teams = await withTeams(evaluation);
    ({ campaign } = teams);
    for (const person of [...north, ...south]) {
      await ask(person, 'registerDevice', { deviceId: deviceOf(person), publicName: `${person}的手机` });
    }
  });

  test('before departure a team knows that there are villages, and not which', async () => {
    await assignAll(evaluation, campaign);
    const known = await waiting('lead');
    expect(known.map(({ village }) => village)).not.toContain(null);
    for (const person of ['supervisor', 'interviewer'] as const) {
      const seen = await waiting(person);
      expect(seen.map(({ ticket }) => ticket)).toEqual(
        known.filter(({ teamId }) => teamId === teams.north).map(({ ticket }) => ticket),
      );
      expect(seen.every(({ village, name }) => village === null && name === null)).toBe(true);
    }
    const [mine] = known.filter(({ teamId }) => teamId === teams.north);
    const { context } = await contextOf(evaluation, 'interviewer');
    expect(await fieldVillages(context, bare())).toEqual([]);
    await expect(takeCases(context, bare(), String(mine?.['village']))).rejects.toMatchObject({
      code: 'case-not-assigned',
    });
    expect(await ask('supervisor', 'assignment', { village: mine?.['village'] })).toMatchObject({
      rule: 'TEAM_NOT_OWN',
    });
  });

  test('only the team itself departs for a village, and whoever asks again gets what stands', async () => {
    const [mine] = (await waiting('lead')).filter(({ teamId }) => teamId === teams.north);
    const ticket = mine?.['ticket'];
    for (const person of ['second-supervisor', 'third-interviewer'] as const) {
      expect(await ask(person, 'departFor', { ticket })).toMatchObject({ rule: 'VILLAGE_NOT_ASSIGNED' });
    }
    for (const person of ['lead', 'commissioner', 'leader', 'interpreter'] as const) {
      expect(await ask(person, 'departFor', { ticket })).toMatchObject({ rule: 'NOT_PERMITTED' });
    }
    const [one, other] = await Promise.all([
      ask('interviewer', 'departFor', { ticket }),
      ask('supervisor', 'departFor', { ticket }),
    ]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ village: mine?.['village'], version: 2 });
    const named = (await waiting('second-interviewer')).filter(({ village }) => village !== null);
    expect(named).toMatchObject([{ village: mine?.['village'], departedAt: one['departedAt'] }]);
  });

  test('a supervisor discloses no villages beside: only the lead does', async () => {
    const places = [{ stratum: 'town', ranks: [1] }];
    expect(await ask('supervisor', 'discloseVillages', { places })).toMatchObject({
      rule: 'DISCLOSURE_BY_LEAD',
    });
    expect(await ask('lead', 'discloseVillages', { wholeSample: true })).not.toHaveProperty('rule');
  });

  describe('once both teams have departed', () => {
    const device = (person: PersonKey) => ({
      deviceId: deviceOf(person),
      deviceTime: new Date().toISOString(),
    });
    const casesOf = async (person: PersonKey): Promise<readonly Fields[]> =>
      listOf((await ask(person, 'fieldCases', { device: device(person) }))['villages']).flatMap(({ cases }) =>
        listOf(cases),
      );
    const submit = (by: PersonKey, each: Fields | undefined, changes: Fields = {}): Promise<Fields> =>
      said(
        evaluation.act(
          by,
          'submitResponse',
          submission(each?.['token'], interviewerAnswers, { deviceId: deviceOf(by), ...changes }),
        ),
      );
    beforeAll(async () => {
      const known = await departAll(evaluation, teams);
      ofNorth = known.filter(({ teamId }) => teamId === teams.north);
      ofSouth = known.filter(({ teamId }) => teamId === teams.south);
    });

    test('a device holds its person’s own cases, with what the form needs', async () => {
      const mine = await casesOf('interviewer');
      expect(mine).toHaveLength(6 * ofNorth.length);
      expect(new Set(mine.map(({ code }) => String(code).slice(0, 12)))).toEqual(
        new Set(ofNorth.map(({ village }) => village)),
      );
      expect(mine[0]).toMatchObject({
        state: 'OPEN',
        formCode: 'short-household',
        formVersion: 1,
        partners: [{ personId: id('second-interviewer'), name: '朱调查' }],
      });
      expect(await casesOf('third-interviewer')).toHaveLength(6 * ofSouth.length);
    });

    test('of another’s case nothing is given and nothing taken', async () => {
      const elsewhere = String(ofSouth[0]?.['village']);
      const theirs = (await casesOf('third-interviewer')).find(({ code }) =>
        String(code).startsWith(elsewhere),
      );
      expect(await submit('interviewer', theirs)).toMatchObject({ rule: 'CASE_NOT_ASSIGNED' });
      const { context } = await contextOf(evaluation, 'interviewer');
      await expect(takeCases(context, bare(), elsewhere)).rejects.toMatchObject({
        code: 'case-not-assigned',
      });
      expect(await submit('third-interviewer', theirs)).toMatchObject({ outcome: 'NEW' });
      const after = await casesOf('third-interviewer');
      expect(after.find(({ code }) => code === theirs?.['code'])).toMatchObject({ state: 'DONE' });
    });

    test('neither of a pair reviews what one of them sent in', async () => {
      const done = (await casesOf('third-interviewer')).find(({ state }) => state === 'DONE');
      const { give } = evaluation;
      await give('university-administrator', 'fourth-interviewer', 'REVIEWER', county, campaign);
      for (const person of ['fourth-interviewer', 'reviewer'] as const) {
        const seen = await ask(person, 'caseToReview', { case: done?.['code'] });
        expect(seen).toMatchObject(
          person === 'reviewer' ? { code: done?.['code'] } : { rule: 'REVIEW_OWN_INTERVIEW' },
        );
      }
    });

    test('a household still answers by its own card', async () => {
      const village = ofSouth[0]?.['village'];
      const { data } = await evaluation.mustAct('lead', 'giveLinks', { campaign, village });
      const [card] = listOf(data).slice(-1);
      const { persons: _persons, determination: _determination, ...own } = interviewerAnswers;
      const sent = evaluation.act(undefined, 'submitResponse', submission(card?.['token'], own));
      expect((await sent).outcome).toBe('done');
    });

    test('an outcome follows from visits', async () => {
      const [mine] = await casesOf('interviewer');
      const recorded = ask('interviewer', 'recordOutcome', { case: mine?.['code'], outcome: 4 });
      expect(await recorded).toMatchObject({ rule: 'OUTCOME_BY_VISITS' });
    });

    test('who declares a home there from now on has no cases there any more', async () => {
      await declare(evaluation, campaign, 'second-interviewer', { homes: ['433124'] });
      expect(
        await ask('second-interviewer', 'fieldCases', { device: device('second-interviewer') }),
      ).toMatchObject({
        rule: 'CONFLICT_HOME_AREA',
      });
      await declare(evaluation, campaign, 'second-interviewer');
      await train(evaluation, campaign, ['second-interviewer'], 50);
      const { context } = await contextOf(evaluation, 'second-interviewer');
      const village = String(ofNorth[0]?.['village']);
      await expect(takeCases(context, bare(), village)).rejects.toMatchObject({
        code: 'conflict-not-trained',
      });
      await train(evaluation, campaign, ['second-interviewer'], 95);
      expect(await takeCases(context, bare(), village)).toHaveLength(6);
    });

    test('an interview that was held before the case was taken away is not lost', async () => {
      const village = String(ofNorth[0]?.['village']);
      const before = (await casesOf('interviewer')).filter(({ code }) => String(code).startsWith(village));
      const stands = await ask('supervisor', 'assignment', { village });
      expect(stands).toMatchObject({ teamId: teams.north });
      // The whole village goes to the other team.
      const given = {
        village,
        teamId: teams.south,
        seenVersion: stands['version'],
        cases: [1, 2, 3, 4, 5, 6].map((number) => ({ number, persons: south.map(id) })),
      };
      expect(await assign(evaluation, 'supervisor', { campaign, villages: [given] })).toMatchObject([
        { rule: 'TEAM_NOT_OWN' },
      ]);
      const [{ assigned } = {}] = await assign(evaluation, 'lead', { campaign, villages: [given] });
      expect(assigned).toMatchObject({ teamId: teams.south, departedAt: null });
      expect((await casesOf('interviewer')).map(({ code }) => code)).not.toContain(before[0]?.['code']);
      expect(await submit('interviewer', before[0])).toMatchObject({ outcome: 'NEW' });
      // The other team has not departed for it yet.
      expect(await submit('third-interviewer', before[1])).toMatchObject({ rule: 'CASE_NOT_ASSIGNED' });
      await ask('second-supervisor', 'departFor', { ticket: fieldsOf(assigned)['ticket'] });
      expect(await submit('third-interviewer', before[1])).toMatchObject({ outcome: 'NEW' });
      expect(await ask('supervisor', 'assignment', { village })).toMatchObject({ rule: 'TEAM_NOT_OWN' });
    });

    test('a village that is lost leaves the devices of its team, and no other village with it', async () => {
      const village = String(ofSouth.at(-1)?.['village']);
      const before = await casesOf('fourth-interviewer');
      const loss = { village, reason: 'ROAD_CUT', evidence: '山洪冲断进村公路，月底前无法抢通。' };
      expect(await ask('supervisor', 'recordLostVillage', loss)).toMatchObject({ rule: 'TEAM_NOT_OWN' });
      expect(await ask('second-supervisor', 'recordLostVillage', loss)).not.toHaveProperty('rule');
      const left = await casesOf('fourth-interviewer');
      expect(left.map(({ code }) => code)).toEqual(
        before.map(({ code }) => code).filter((code) => !String(code).startsWith(village)),
      );
      expect(left.length).toBeGreaterThan(0);
    });

    test('a supervisor deals the own team’s cases anew, and no others', async () => {
      const village = String(ofNorth[1]?.['village']);
      const stands = await ask('supervisor', 'assignment', { village });
      const fewer = {
        village,
        teamId: teams.north,
        seenVersion: stands['version'],
        cases: [1, 2].map((number) => ({ number, persons: north.map(id) })),
      };
      expect(await assign(evaluation, 'second-supervisor', { campaign, villages: [fewer] })).toMatchObject([
        { rule: 'TEAM_NOT_OWN' },
      ]);
      const [{ assigned } = {}] = await assign(evaluation, 'supervisor', { campaign, villages: [fewer] });
      expect(assigned).toMatchObject({ departedAt: stands['departedAt'] });
      const { context } = await contextOf(evaluation, 'interviewer');
      expect((await takeCases(context, bare(), village)).map((each) => each.case.number)).toEqual([1, 2]);
    });

    test('after a roster was corrected nobody has its new cases until they are assigned', async () => {
      const village = String(ofNorth[1]?.['village']);
      const file = await longer(evaluation, campaign, village);
      expect((await correct(evaluation, campaign, village, file, 'second-supervisor')).outcome).toBe(
        'TEAM_NOT_OWN',
      );
      expect((await correct(evaluation, campaign, village, file)).outcome).toBe('done');
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign, villages: [village] });
      const { context } = await contextOf(evaluation, 'interviewer');
      expect(await takeCases(context, bare(), village)).toEqual([]);
      const { id: proposal } = await evaluation.mustAct('lead', 'proposeAssignment', {
        campaign,
        villages: [village],
      });
      const [{ assigned } = {}] = await assign(evaluation, 'lead', { campaign, proposal });
      const numbers = listOf(fieldsOf(assigned)['cases']).map(({ number }) => number);
      // Numbers of a corrected roster begin in a chunk of their own.
      expect(numbers).toEqual([65, 66, 67, 68, 69, 70]);
      expect((await takeCases(context, bare(), village)).map((each) => each.case.number)).toEqual(numbers);
    });
  });

  describe('a device', () => {
    const named = (person: PersonKey, changes: Fields = {}) => ({
      device: { deviceId: deviceOf(person), deviceTime: new Date().toISOString(), ...changes },
    });

    test('is needed for every sync, by its own person', async () => {
      const unknown = { device: { deviceId: deviceOf('nobody’s') } };
      expect(await ask('interviewer', 'fieldCases', unknown)).toMatchObject({ rule: 'DEVICE_UNKNOWN' });
      expect(await ask('interviewer', 'fieldCases', named('third-interviewer'))).toMatchObject({
        rule: 'DEVICE_UNKNOWN',
      });
    });

    test.each(['lead', 'supervisor', 'reviewer', 'commissioner', 'operator', 'stranger'] as const)(
      '%s neither registers one nor takes cases along',
      async (person) => {
        const deviceId = deviceOf(person);
        expect(await ask(person, 'registerDevice', { deviceId, publicName: '手机' })).toMatchObject({
          rule: 'NOT_PERMITTED',
        });
        expect(await ask(person, 'fieldCases', named(person))).toMatchObject({ rule: 'NOT_PERMITTED' });
      },
    );

    test('by how much its clock is wrong is measured, and told to the supervisor', async () => {
      const ahead = new Date(Date.now() + 3 * 3_600_000).toISOString();
      const { clockOffsetSeconds, serverTime } = await ask(
        'third-interviewer',
        'fieldCases',
        named('third-interviewer', { deviceTime: ahead }),
      );
      // Three hours, but for the seconds that the request took.
      expect(Math.abs(Number(clockOffsetSeconds) - 3 * 3600)).toBeLessThan(60);
      expect(Math.abs(Date.parse(String(serverTime)) - Date.now())).toBeLessThan(60_000);
      const seen = listOf((await ask('second-supervisor', 'devices'))['data']);
      expect(seen.find(({ personId }) => personId === id('third-interviewer'))).toMatchObject({
        clockOffsetSeconds,
      });
      expect(seen.map(({ personId }) => personId)).not.toContain(id('interviewer'));
      expect(listOf((await ask('lead', 'devices'))['data'])).toHaveLength(4);
      expect(await ask('interviewer', 'devices')).toMatchObject({ rule: 'NOT_PERMITTED' });
    });

    test('dies after so many days without a sign of life', async () => {
      const { context } = await contextOf(evaluation, 'fourth-interviewer');
      const found = await context.stores.campaigns.get(bare());
      if (found === undefined) {
        throw new Error('the campaign is there');
      }
      const days = (count: number) => ({ ...context, now: new Date(Date.now() + count * 86_400_000) });
      const device = { deviceId: deviceOf('fourth-interviewer') };
      await expect(deviceSeen(days(7.01), found, device)).rejects.toMatchObject({ code: 'device-unseen' });
      // A sign of life on the seventh day carries it on.
      await deviceSeen(days(6.99), found, device);
      await deviceSeen(days(13.9), found, device);
    });

    test('is revoked by its person, its supervisor or a lead, for good', async () => {
      const device = { personId: id('second-interviewer'), deviceId: deviceOf('second-interviewer') };
      expect(await ask('third-interviewer', 'revokeDevice', device)).toMatchObject({ rule: 'TEAM_NOT_OWN' });
      expect(await ask('second-supervisor', 'revokeDevice', device)).toMatchObject({ rule: 'TEAM_NOT_OWN' });
      expect(await ask('commissioner', 'revokeDevice', device)).toMatchObject({ rule: 'NOT_PERMITTED' });
      const [mine] = listOf(
        (await ask('second-interviewer', 'fieldCases', named('second-interviewer')))['villages'],
      ).flatMap(({ cases }) => listOf(cases));
      const revoked = await ask('supervisor', 'revokeDevice', device);
      expect(revoked['revokedAt']).not.toBeNull();
      expect(await ask('lead', 'revokeDevice', device)).toEqual(revoked);
      expect(await ask('second-interviewer', 'fieldCases', named('second-interviewer'))).toMatchObject({
        rule: 'DEVICE_REVOKED',
      });
      const sent = submission(mine?.['token'], interviewerAnswers, { deviceId: device.deviceId });
      expect(await said(evaluation.act('second-interviewer', 'submitResponse', sent))).toMatchObject({
        rule: 'DEVICE_REVOKED',
      });
      const again = { deviceId: device.deviceId, publicName: '又来了' };
      expect(await ask('second-interviewer', 'registerDevice', again)).toMatchObject({
        rule: 'DEVICE_REVOKED',
      });
      const anew = { deviceId: deviceOf('新手机'), publicName: '新手机' };
      expect(await ask('second-interviewer', 'registerDevice', anew)).toMatchObject({ publicName: '新手机' });
    });
  });
});
