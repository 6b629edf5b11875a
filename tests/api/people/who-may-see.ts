/** The campaign's fields and results, looked at by everybody: each sees its own part and nothing else. */
import { beforeAll, describe, expect, test } from 'vitest';
import { interviewerCases } from '../answers.ts';
import { inFieldwork, sampleOf } from '../campaign-on-its-way.ts';
import { fieldsOf, listOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { keys, type PersonKey } from '../people.ts';

describe('who may see', () => {
  let campaign = '';
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    const [first] = await interviewerCases(evaluation, campaign);
    await evaluation.mustAct('interviewer', 'recordOutcome', { campaign, case: first?.code, outcome: 4 });
    // The roll-up has carried the cases and the visit up to the nation.
    const look = () => evaluation.act('lead', 'results', { campaign, division: 'CN' });
    await until(look, ({ value }) => fieldsOf(value['counts'])['otherOutcomes'] === 1);
  });

  /** The code of the error that a document gives, or nothing. */
  const errorOf = async (person: PersonKey | undefined, document: string): Promise<string | undefined> => {
    const [error] = listOf((await evaluation.ask(person, document, { campaign }))['errors']);
    return error === undefined ? undefined : String(fieldsOf(error['extensions'])['code']);
  };

  /** Who gets through without an error. */
  const seenBy = async (document: string, people: readonly PersonKey[]): Promise<readonly PersonKey[]> => {
    const seen: PersonKey[] = [];
    for (const person of people) {
      const code = await errorOf(person, document);
      expect([undefined, 'NOT_PERMITTED']).toContain(code);
      if (code === undefined) {
        seen.push(person);
      }
    }
    return seen;
  };

  /** Everybody who has a part in the campaign; the others never get as far as its fields. */
  const members: readonly PersonKey[] = [
    'office-administrator',
    'commissioner',
    'leader',
    'leader-elsewhere',
    'university-administrator',
    'lead',
    'second-lead',
    'interviewer',
    'interviewer-elsewhere',
  ];
  const outsiders = keys.filter((key) => !members.includes(key));

  const ofCampaign = (fields: string): string =>
    `query Guarded($campaign: ID!) { campaign(id: $campaign) { ... on Campaign { ${fields} } } }`;

  describe('what the campaign shows', () => {
    test('its name and state: everybody who has a part in it, nobody else', async () => {
      for (const person of members) {
        expect(await evaluation.mustAct(person, 'campaign', { id: campaign })).toMatchObject({
          name: '退出评估',
          state: 'FIELDWORK',
        });
      }
      for (const person of outsiders) {
        expect((await evaluation.act(person, 'campaign', { id: campaign })).outcome).toBe('NOT_PERMITTED');
      }
      expect((await evaluation.act(undefined, 'campaign', { id: campaign })).outcome).toBe('NOT_SIGNED_IN');
    });

    test.each<[field: string, people: readonly PersonKey[]]>([
      ['design', ['commissioner', 'lead', 'second-lead']],
      ['sample { edges { node { code } } }', ['lead', 'second-lead']],
      ['frameImport(id: "x") { id }', ['lead', 'second-lead']],
      ['fieldVillages { code cases { token } }', ['interviewer', 'interviewer-elsewhere']],
    ])('%s: %o', async (field, people) => {
      expect(await seenBy(ofCampaign(field), members)).toEqual(people);
    });

    test('a guarded field stays guarded on every way to the campaign', async () => {
      const ways = [
        '{ campaigns { edges { node { sample { edges { node { code } } } } } } }',
        'query Way($campaign: ID!) { node(id: $campaign) { ... on Campaign { sample { edges { node { code } } } } } }',
        `query Way($campaign: ID!) { results(campaign: $campaign, division: "433124") { ... on AreaResults {
        campaign { sample { edges { node { code } } } } } } }`,
      ];
      for (const way of ways) {
        expect(await errorOf('leader', way)).toBe('NOT_PERMITTED');
        expect(await errorOf('commissioner', way)).toBe('NOT_PERMITTED');
        expect(await errorOf('lead', way)).toBeUndefined();
      }
    });
  });

  test('the list of campaigns holds those in which one has a part', async () => {
    const document = '{ campaigns(first: 100) { edges { node { id } } } }';
    const listed = async (person: PersonKey): Promise<readonly unknown[]> => {
      const { data } = await evaluation.ask(person, document);
      return listOf(fieldsOf(fieldsOf(data)['campaigns'])['edges']).map(({ node }) => fieldsOf(node)['id']);
    };
    for (const person of members) {
      expect(await listed(person)).toContain(campaign);
    }
    expect(await listed('institute-commissioner')).not.toContain(campaign);
    expect(await listed('operator')).toEqual([]);
    expect(await errorOf('stranger', document)).toBe('NOT_PERMITTED');
    expect(await errorOf(undefined, document)).toBe('NOT_SIGNED_IN');
  });

  test('an interviewer sees the drawn villages of the own division, no reserve, no list type', async () => {
    const villages = async (person: PersonKey) => {
      const document = ofCampaign('fieldVillages { code cases { code number group household token } }');
      const { data } = await evaluation.ask(person, document, { campaign });
      return listOf(fieldsOf(fieldsOf(data)['campaign'])['fieldVillages']);
    };
    const issued = (await sampleOf(evaluation, campaign)).filter(({ role }) => role !== 'LADDER');
    const seen = await villages('interviewer');
    expect(seen.map(({ code }) => code)).toEqual(issued.map(({ code }) => code));
    expect(seen.map(({ cases }) => listOf(cases).length)).toEqual(issued.map(() => 6));
    expect(await villages('interviewer-elsewhere')).toEqual([]);
  });

  describe('results', () => {
    const outcomeOf = async (person: PersonKey | undefined, division: string): Promise<string> =>
      (await evaluation.act(person, 'results', { campaign, division })).outcome;

    test.each<[division: string, people: readonly PersonKey[]]>([
      ['433124', ['commissioner', 'leader', 'lead', 'second-lead']],
      ['4331', ['commissioner', 'lead', 'second-lead']],
      ['CN', ['commissioner', 'lead', 'second-lead']],
    ])('of %s: %o', async (division, people) => {
      const others = keys.filter((key) => !people.includes(key));
      expect(await Promise.all(others.map((key) => outcomeOf(key, division)))).toEqual(
        others.map(() => 'NOT_PERMITTED'),
      );
      expect(await outcomeOf(undefined, division)).toBe('NOT_SIGNED_IN');
      const seen = await Promise.all(people.map((key) => outcomeOf(key, division)));
      expect(seen).toEqual(people.map(() => 'done'));
    });

    test('nobody but the lead hears that villages were disclosed before a team has been there', async () => {
      const unvisited = await inFieldwork(evaluation);
      const look = (person: PersonKey) =>
        evaluation.act(person, 'results', { campaign: unvisited, division: '433124' });
      await until(
        () => look('lead'),
        ({ value }) => fieldsOf(value['counts'])['cases'] === 30,
      );
      expect((await look('leader')).outcome).toBe('RESULTS_NONE');
      expect((await look('commissioner')).outcome).toBe('RESULTS_NONE');
    });

    test('a leader of another county has no way to this one', async () => {
      expect(await outcomeOf('leader-elsewhere', '433124')).toBe('NOT_PERMITTED');
      // Its own county: allowed to ask, but nothing was drawn there.
      expect(await outcomeOf('leader-elsewhere', '433123')).toBe('RESULTS_NONE');
    });

    test('nothing was drawn in the neighbour, and a village has no page', async () => {
      expect(await outcomeOf('lead', '433123')).toBe('RESULTS_NONE');
      expect(await outcomeOf('lead', '433124100201')).toBe('RESULTS_NONE');
      expect(await outcomeOf('lead', 'nowhere')).toBe('RESULTS_NONE');
    });
  });

  test('what does not exist is not told apart by anything but its name', async () => {
    expect((await evaluation.act('lead', 'campaign', { id: 'Campaign:none' })).outcome).toBe(
      'CAMPAIGN_UNKNOWN',
    );
    expect((await evaluation.act('lead', 'campaign', { id: 'Village:none' })).outcome).toBe('BAD_USER_INPUT');
  });
});
