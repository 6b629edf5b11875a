/** Who gets which cases: as proposed or by hand, nobody with a conflict, and of two leads who assign at once one wins. */
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleOf } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import {
  assign,
  declare,
  type FieldTeams,
  idOf,
  north,
  said,
  south,
  train,
  withTeams,
} from './field-team.ts';

describe('assignment', () => {
  let teams: FieldTeams;
  let campaign = '';
  let villages: readonly string[] = [];
  beforeAll(async () => {
    teams = await withTeams(evaluation);
    ({ campaign } = teams);
    villages = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code)).toSorted();
  });
  const id = (person: PersonKey): string => idOf(evaluation, person);
  const propose = (person: PersonKey, named: readonly string[] | null = null): Promise<Fields> =>
    said(evaluation.act(person, 'proposeAssignment', { campaign, villages: named }));
  /** The first cases of a village for one pair. */
  const byHand = (
    village: string | undefined,
    pair: readonly PersonKey[],
    changes: Fields = {},
    numbers: readonly number[] = [1],
  ): Fields => ({
    village,
    teamId: teams.north,
    seenVersion: 0,
    cases: numbers.map((number) => ({ number, persons: pair.map(id) })),
    ...changes,
  });
  const one = async (person: PersonKey, village: Fields): Promise<Fields> =>
    fieldsOf((await assign(evaluation, person, { campaign, villages: [village] }))[0]);

  test.each(['commissioner', 'leader', 'operator', 'institute-lead', 'interviewer', 'reviewer'] as const)(
    '%s neither proposes nor assigns nor looks',
    async (person) => {
      expect(await propose(person)).toMatchObject({ rule: 'NOT_PERMITTED' });
      expect(await one(person, byHand(villages[0], north))).toEqual({ rule: 'NOT_PERMITTED' });
      const looked = evaluation.act(person, 'assignment', { campaign, village: villages[0] });
      expect(await looked).toMatchObject({ outcome: 'NOT_PERMITTED' });
    },
  );

  test('a supervisor gives out no villages: that is the lead’s to do', async () => {
    expect(await propose('supervisor')).toMatchObject({ rule: 'TEAM_NOT_OWN' });
    expect(await one('supervisor', byHand(villages[0], north))).toMatchObject({ rule: 'TEAM_NOT_OWN' });
  });

  test('a proposal gives every case to two of one team, as many to each as can be', async () => {
    const proposal = await propose('lead');
    expect(proposal).toMatchObject({ seed: expect.stringMatching(/^[0-9a-f]{64}$/), untakeable: [] });
    const proposed = listOf(proposal['villages']);
    expect(proposed.map(({ village }) => village)).toEqual(villages);
    for (const { cases, teamId } of proposed) {
      expect(listOf(cases).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
      const members = (teamId === teams.north ? north : south).map(id).toSorted();
      for (const { persons } of listOf(cases)) {
        expect(Array.isArray(persons) ? persons.toSorted() : persons).toEqual(members);
      }
    }
    // Five villages of six cases: one team has three of them, the other two.
    const loads = listOf(proposal['loads']).map(({ cases }) => cases);
    expect(loads.toSorted()).toEqual([12, 12, 18, 18]);
    expect(listOf((await said(evaluation.act('lead', 'teamVillages', { campaign })))['data'])).toEqual([]);
  });

  describe('nobody is sent', () => {
    const village = (): Fields => byHand(villages[0], north);
    const heard = (): Promise<Fields> => one('lead', village());

    test('without the marks of the training test', async () => {
      await train(evaluation, campaign, ['interviewer'], 89);
      expect(await heard()).toMatchObject({
        rule: 'CONFLICT_NOT_TRAINED',
        problems: [{ field: id('interviewer') }],
      });
      await train(evaluation, campaign, ['interviewer'], 90);
    });

    test.each([
      [{ homes: ['433124'] }, 'CONFLICT_HOME_AREA'],
      [{ employers: ['433124200'] }, 'CONFLICT_EMPLOYMENT'],
      [{ relatives: ['433124100206'] }, 'CONFLICT_RELATIVES'],
    ])('where they are known: %j', async (places, rule) => {
      await declare(evaluation, campaign, 'second-interviewer', places);
      expect(await heard()).toMatchObject({ rule, problems: [{ field: id('second-interviewer') }] });
      const { untakeable, villages: proposed } = await propose('lead', [villages[0] ?? '']);
      // The other team takes it.
      expect(untakeable).toEqual([]);
      expect(proposed).toMatchObject([{ teamId: teams.south }]);
      await declare(evaluation, campaign, 'second-interviewer');
    });

    test('under a supervisor who is at home there; where nobody can go it is said why', async () => {
      await declare(evaluation, campaign, 'supervisor', { homes: ['433124'] });
      await declare(evaluation, campaign, 'third-interviewer', { homes: ['433124'] });
      expect(await heard()).toMatchObject({
        rule: 'ASSIGNMENT_UNFIT',
        problems: [{ field: id('supervisor') }],
      });
      const { untakeable, villages: proposed } = await propose('lead', [villages[0] ?? '']);
      expect(proposed).toEqual([]);
      expect(untakeable).toMatchObject([
        {
          village: villages[0],
          reasons: expect.arrayContaining([
            { who: teams.north, why: ['Nobody works where they are at home.'] },
            { who: id('third-interviewer'), why: ['Nobody works where they are at home.'] },
          ]),
        },
      ]);
      await declare(evaluation, campaign, 'supervisor');
      await declare(evaluation, campaign, 'third-interviewer');
    });
  });

  test.each([
    ['one alone where two are needed', ['interviewer'], [1]],
    ['the same person twice', ['interviewer', 'interviewer'], [1]],
    ['somebody of another team', ['interviewer', 'third-interviewer'], [1]],
    ['a case that is not there', north, [7]],
    ['a case twice', north, [2, 2]],
  ] as const)('%s cannot be assigned', async (_what, pair, numbers) => {
    const refused = await one('lead', byHand(villages[0], pair, {}, numbers));
    expect(refused).toMatchObject({ rule: 'ASSIGNMENT_UNFIT', problems: [{ field: String(numbers[0]) }] });
  });

  test('a village without cases, another team’s id and a proposal that is none are refused', async () => {
    expect(await one('lead', byHand('433124100299', north))).toMatchObject({
      rule: 'ASSIGNMENT_VILLAGE_UNKNOWN',
    });
    expect(await one('lead', byHand(villages[0], north, { teamId: 'none' }))).toMatchObject({
      rule: 'TEAM_UNKNOWN',
    });
    expect(await propose('lead', ['433124100299'])).toMatchObject({ rule: 'ASSIGNMENT_VILLAGE_UNKNOWN' });
    expect(await assign(evaluation, 'lead', { campaign, proposal: 'none' })).toEqual([
      { rule: 'PROPOSAL_UNKNOWN' },
    ]);
  });

  test('of two leads who assign a village at once one wins and the other learns it', async () => {
    const [first] = villages;
    const both = await Promise.all([
      one('lead', byHand(first, north)),
      one('second-lead', byHand(first, south, { teamId: teams.south })),
    ]);
    const winner = both.find(({ assigned }) => assigned !== null);
    expect(both.filter(({ assigned }) => assigned !== null)).toHaveLength(1);
    expect(both.filter(({ rule }) => rule === 'ASSIGNMENT_CHANGED')).toHaveLength(1);
    const stands = await said(evaluation.act('lead', 'assignment', { campaign, village: first }));
    expect(stands).toEqual({ ...fieldsOf(winner?.['assigned']), __typename: 'AssignedVillage' });
  });

  test('a proposal is taken as it stands, but where somebody assigned meanwhile', async () => {
    const [first, second] = villages;
    const { id: proposal } = await propose('lead');
    await one('second-lead', byHand(second, south, { teamId: teams.south }));
    const outcomes = await assign(evaluation, 'lead', { campaign, proposal });
    expect(outcomes).toHaveLength(5);
    for (const { village, assigned, rule } of outcomes) {
      if (village === second) {
        expect(rule).toBe('ASSIGNMENT_CHANGED');
      } else {
        // What the first village had stays, and the other cases go to the same pair.
        expect(assigned).toMatchObject({ version: village === first ? 2 : 1, departedAt: null });
        expect(listOf(fieldsOf(assigned)['cases'])).toHaveLength(6);
      }
    }
    const again = await assign(evaluation, 'lead', { campaign, proposal });
    expect(again.map(({ rule }) => rule)).toEqual(villages.map(() => 'ASSIGNMENT_CHANGED'));
  });

  test('who loses all cases of a village has none there, and who gets them has', async () => {
    const [, second] = villages;
    const moved = await one('lead', byHand(second, north, { seenVersion: 1 }, [1, 2, 3]));
    expect(moved).toMatchObject({ assigned: { teamId: teams.north, version: 2 } });
    const { data } = await said(evaluation.act('lead', 'teamVillages', { campaign }));
    expect(listOf(data).find(({ village }) => village === second)).toMatchObject({ teamId: teams.north });
  });
});
