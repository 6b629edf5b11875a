/** Rules of the field, training, declarations and teams: by whom they are entered, for whom, and what is refused. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { declare, idOf, said, train, withPeople } from './field-team.ts';

describe('staff and teams', () => {
  let campaign = '';
  beforeAll(async () => {
    campaign = await withPeople(evaluation);
  });
  const ask = (...[person, operation, variables]: Parameters<typeof evaluation.act>): Promise<Fields> =>
    said(evaluation.act(person, operation, { campaign, ...variables }));
  const id = (person: PersonKey): string => idOf(evaluation, person);
  const outsiders = ['commissioner', 'leader', 'operator', 'institute-lead', 'stranger'] as const;

  describe('field rules', () => {
    const save = (person: PersonKey, seenVersion: number, rules: Fields = {}) =>
      ask(person, 'saveFieldRules', { rules, seenVersion });

    test.each([...outsiders, 'supervisor', 'interviewer', 'reviewer'] as const)(
      '%s saves none',
      async (person) => {
        expect(await save(person, 0)).toMatchObject({ rule: 'NOT_PERMITTED' });
      },
    );

    test('a lead saves them; what is left out has its usual value', async () => {
      expect(await save('lead', 0)).toMatchObject({
        version: 1,
        rules: {
          minimumTrainingScore: 90,
          avoidance: 'COUNTY',
          pairs: 2,
          unseenDays: 7,
          lateNightFrom: '22:00',
        },
      });
    });

    test('of two leads who save at once one wins and the other learns it', async () => {
      const both = await Promise.all([
        save('lead', 1, { unseenDays: 5 }),
        save('second-lead', 1, { unseenDays: 9 }),
      ]);
      expect(both.filter(({ version }) => version === 2)).toHaveLength(1);
      expect(both.filter(({ rule }) => rule === 'FIELD_RULES_CHANGED')).toHaveLength(1);
    });

    test.each([
      [{ minimumTrainingScore: 101 }, 'minimumTrainingScore'],
      [{ callBackDays: 4, callBackAttempts: 3 }, 'callBacks.days'],
      [{ backCheckLaterShare: 1.5 }, 'backCheckShare.later'],
      [{ lateNightFrom: '24:00' }, 'lateNight.from'],
      [{ pairs: 3 }, 'pairs'],
    ])('%j cannot be', async (rules, field) => {
      expect(await save('lead', 2, rules)).toMatchObject({ rule: 'INPUT_INVALID', problems: [{ field }] });
    });

    test('they are seen by those in the field, not by the other side', async () => {
      const document =
        'query Rules($campaign: ID!) { campaign(id: $campaign) { ... on Campaign { fieldRules { version } } } }';
      const seen = async (person: PersonKey) => {
        const { data } = await evaluation.ask(person, document, { campaign });
        return fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['fieldRules'])['version'];
      };
      expect(
        await Promise.all((['lead', 'supervisor', 'interviewer', 'reviewer'] as const).map(seen)),
      ).toEqual([2, 2, 2, 2]);
      expect(await seen('commissioner')).toBeUndefined();
    });
  });

  describe('training', () => {
    test.each([...outsiders, 'interviewer', 'reviewer'] as const)('%s enters no marks', async (person) => {
      expect((await train(evaluation, campaign, ['second-interviewer'], 95, person)).outcome).toBe(
        'NOT_PERMITTED',
      );
    });

    test('a lead enters those of others, never the own', async () => {
      const { outcome, value } = await train(evaluation, campaign, ['interviewer', 'second-interviewer'], 96);
      expect(outcome).toBe('done');
      expect(listOf(value['data'])).toMatchObject([
        { name: '陈调查', trainingScore: 96, trainingEnteredBy: id('lead') },
        { name: '朱调查', trainingScore: 96 },
      ]);
      expect((await train(evaluation, campaign, ['lead', 'interviewer'])).outcome).toBe('TRAINING_OWN_SCORE');
    });

    test('nobody outside the campaign has marks, and none come from tomorrow', async () => {
      const { outcome, problems } = await train(evaluation, campaign, ['interviewer', 'stranger', 'leader']);
      expect(outcome).toBe('STAFF_UNKNOWN');
      expect(problems.map(({ field }) => field).toSorted()).toEqual(
        [id('leader'), id('stranger')].toSorted(),
      );
      const scores = [{ personId: id('interviewer'), score: 95 }];
      expect(await ask('lead', 'enterTrainingScores', { day: '2999-01-01', scores })).toMatchObject({
        rule: 'INPUT_INVALID',
      });
    });

    test('a supervisor enters those of the own team alone', async () => {
      expect((await train(evaluation, campaign, ['third-interviewer'], 90, 'supervisor')).outcome).toBe(
        'TEAM_NOT_OWN',
      );
    });
  });

  describe('a declaration', () => {
    test('is made by its person alone, whoever that is in the field', async () => {
      for (const person of ['interviewer', 'reviewer', 'interpreter', 'supervisor', 'lead'] as const) {
        expect((await declare(evaluation, campaign, person)).outcome).toBe('done');
      }
      for (const person of outsiders) {
        expect((await declare(evaluation, campaign, person)).outcome).toBe('NOT_PERMITTED');
      }
    });

    test('the newest counts, and marks stay beside it', async () => {
      const { value } = await declare(evaluation, campaign, 'second-interviewer', { homes: ['433123100'] });
      expect(value).toMatchObject({ homes: ['433123100'], trainingScore: 96, languages: ['zh'] });
    });

    test.each([
      [{ homes: [] }, 'homes'],
      [{ homes: ['43'] }, 'homes.43'],
      [{ employers: ['CN'] }, 'employers.CN'],
      [{ relatives: ['43312410020'] }, 'relatives.43312410020'],
    ])('%j says not enough', async (places, field) => {
      const { outcome, problems } = await declare(evaluation, campaign, 'interviewer', places);
      expect(outcome).toBe('INPUT_INVALID');
      expect(problems).toMatchObject([{ field }]);
    });
  });

  describe('a team', () => {
    const team = (members: readonly PersonKey[], changes: Fields = {}): Fields => ({
      input: {
        name: '北组',
        supervisor: id('supervisor'),
        members: members.map(id),
        seenVersion: 0,
        ...changes,
      },
    });

    test.each([...outsiders, 'supervisor', 'interviewer'] as const)('%s makes none', async (person) => {
      expect(await ask(person, 'saveTeam', team(['interviewer']))).toMatchObject({ rule: 'NOT_PERMITTED' });
    });

    test('needs people with a role in the field', async () => {
      expect(await ask('lead', 'saveTeam', team(['stranger']))).toMatchObject({
        rule: 'STAFF_UNKNOWN',
        problems: [{ field: id('stranger') }],
      });
      expect(
        await ask('lead', 'saveTeam', team(['interviewer'], { supervisor: id('interviewer') })),
      ).toMatchObject({ rule: 'STAFF_UNKNOWN', problems: [{ field: id('interviewer') }] });
      expect(await ask('lead', 'saveTeam', team(['reviewer']))).toMatchObject({ rule: 'STAFF_UNKNOWN' });
    });

    test('a person is in one team at a time, also when two leads write at once', async () => {
      const both = await Promise.all([
        ask('lead', 'saveTeam', team(['interviewer', 'interpreter'])),
        ask(
          'second-lead',
          'saveTeam',
          team(['interviewer'], { name: '南组', supervisor: id('second-supervisor') }),
        ),
      ]);
      expect(both.filter(({ version }) => version === 1)).toHaveLength(1);
      expect(both.filter(({ rule }) => rule === 'TEAM_MEMBER_ELSEWHERE')).toMatchObject([
        { problems: [{ field: id('interviewer') }] },
      ]);
    });

    test('a change names the version that it saw', async () => {
      const [made] = listOf((await ask('lead', 'teams'))['data']);
      const changed = { id: made?.['id'], name: '一组', seenVersion: 1 };
      const members = ['interviewer', 'second-interviewer'] as const;
      expect(await ask('lead', 'saveTeam', team(members, changed))).toMatchObject({
        name: '一组',
        version: 2,
      });
      expect(await ask('second-lead', 'saveTeam', team(members, changed))).toMatchObject({
        rule: 'TEAM_CHANGED',
      });
      expect(await ask('lead', 'saveTeam', team(members, { ...changed, id: 'none' }))).toMatchObject({
        rule: 'TEAM_UNKNOWN',
      });
    });

    test('is seen, with its people, by leads and its own supervisor', async () => {
      const [made] = listOf((await ask('lead', 'teams'))['data']);
      const leads = made?.['supervisor'] === id('supervisor');
      const [own, other] = leads
        ? (['supervisor', 'second-supervisor'] as const)
        : (['second-supervisor', 'supervisor'] as const);
      expect(listOf((await ask(own, 'teams'))['data'])).toHaveLength(1);
      expect(listOf((await ask(other, 'teams'))['data'])).toEqual([]);
      const names = async (person: PersonKey) =>
        listOf((await ask(person, 'staff'))['data']).map(({ record }) => fieldsOf(record)['name']);
      expect((await names(own)).toSorted()).toEqual(['陈调查', '朱调查'].toSorted());
      expect(await names(other)).toEqual([]);
      expect(await names('lead')).toEqual(expect.arrayContaining(['吕复核', '施翻译', '李督导', '许调查']));
      expect(await names('lead')).not.toContain('赵委托');
      expect((await train(evaluation, campaign, ['second-interviewer'], 97, own)).outcome).toBe('done');
      for (const person of [...outsiders, 'interviewer'] as const) {
        expect(await ask(person, 'staff')).toMatchObject({ rule: 'NOT_PERMITTED' });
        expect(await ask(person, 'teams')).toMatchObject({ rule: 'NOT_PERMITTED' });
      }
    });
  });
});
