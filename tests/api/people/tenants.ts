/** Two engagements side by side: the office's and the institute's, both carried out by the university. */
import { beforeAll, describe, expect, test } from 'vitest';
import { county, drawn, frozen, inFieldwork, sampleOf } from '../campaign-on-its-way.ts';
import { fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { Operation } from '../operations.ts';
import type { PersonKey } from '../people.ts';

describe('tenants', () => {
  let ours = '';
  let theirs = '';

  /** The institute's campaign has one lead of its own and nobody of the office's campaign. */
  beforeAll(async () => {
    ours = await inFieldwork(evaluation);
    const input = {
      name: '另一项评估',
      programme: '精准扶贫',
      division: county,
      timeZone: 'Asia/Shanghai',
      evaluatorId: evaluation.universityId,
    };
    theirs = String((await evaluation.mustAct('institute-commissioner', 'createCampaign', { input }))['id']);
  });

  const outcome = async (
    person: PersonKey,
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
  ) => (await evaluation.act(person, operation, variables)).outcome;

  describe('whoever has a role in one campaign has none in the other', () => {
    test.each<PersonKey>(['commissioner', 'leader', 'lead', 'interviewer', 'office-administrator'])(
      '%s does not see it',
      async (person) => {
        expect(await outcome(person, 'campaign', { id: theirs })).toBe('NOT_PERMITTED');
        expect(await outcome(person, 'results', { campaign: theirs, division: county })).toBe(
          'NOT_PERMITTED',
        );
      },
    );

    test('the lead of one imports, designs and draws nothing in the other', async () => {
      const uploaded = { campaign: theirs, kind: 'VILLAGES', fileName: 'villages.csv' };
      expect(await outcome('lead', 'requestUpload', uploaded)).toBe('NOT_PERMITTED');
      for (const operation of ['freezeFrame', 'drawVillages', 'drawHouseholds', 'openFieldwork'] as const) {
        expect(await outcome('lead', operation, { campaign: theirs })).toBe('NOT_PERMITTED');
      }
    });

    test('a commissioner signs only what the own organisation has engaged', async () => {
      const { campaign, designHash } = await frozen(evaluation);
      expect(await outcome('institute-commissioner', 'signDesign', { campaign, designHash })).toBe(
        'NOT_PERMITTED',
      );
      expect(await outcome('commissioner', 'signDesign', { campaign, designHash })).toBe('done');
    });

    test('a case of one is no case of the other', async () => {
      const [village] = (await sampleOf(evaluation, ours)).filter(({ role }) => role === 'SAMPLE');
      await evaluation.give('university-administrator', 'second-lead', 'LEAD', 'CN', theirs);
      expect(await outcome('second-lead', 'giveLinks', { campaign: ours, village: village?.['code'] })).toBe(
        'done',
      );
      expect(
        await outcome('second-lead', 'giveLinks', { campaign: theirs, village: village?.['code'] }),
      ).toBe('CASE_UNKNOWN');
      const named = { campaign: theirs, case: `${village?.['code']}-1` };
      expect(await outcome('second-lead', 'revokeLink', named)).toBe('CASE_UNKNOWN');
    });

    test('an import of one is found under that one alone', async () => {
      const campaign = await drawn(evaluation);
      const requested = await evaluation.mustAct('lead', 'requestUpload', {
        campaign,
        kind: 'HOUSEHOLDS',
        fileName: 'h.csv',
      });
      const { id } = fieldsOf(requested['frameImport']);
      const document =
        'query Import($campaign: ID!, $id: ID!) { campaign(id: $campaign) { ... on Campaign { frameImport(id: $id) { id } } } }';
      const importIn = async (where: string): Promise<unknown> => {
        const { data } = await evaluation.ask('lead', document, { campaign: where, id });
        return fieldsOf(fieldsOf(data)['campaign'])['frameImport'];
      };
      expect(await importIn(campaign)).toEqual({ id });
      expect(await importIn(ours)).toBeNull();
    });
  });

  test('evaluator and commissioner are two organisations, both known', async () => {
    const input = {
      name: '自评',
      programme: '精准扶贫',
      division: county,
      timeZone: 'Asia/Shanghai',
      evaluatorId: evaluation.universityId,
    };
    const { data } = await evaluation.ask('commissioner', '{ viewer { organisationId } }');
    const { organisationId } = fieldsOf(fieldsOf(data)['viewer']);
    const itself = { ...input, evaluatorId: organisationId };
    expect(await outcome('commissioner', 'createCampaign', { input: itself })).toBe('SAME_ORGANISATION');
    const unknown = { ...input, evaluatorId: 'nobody' };
    expect(await outcome('commissioner', 'createCampaign', { input: unknown })).toBe('ORGANISATION_UNKNOWN');
  });
});
