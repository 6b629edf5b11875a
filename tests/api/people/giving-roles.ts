/** Roles are given by the own administrator, on the own side, to the own people; and they end. */
import { beforeAll, describe, expect, test } from 'vitest';
import { county, newCampaign } from '../campaign-on-its-way.ts';
import { claimOf, listOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { Operation } from '../operations.ts';
import type { PersonKey } from '../people.ts';

describe('giving roles', () => {
  let ours = '';
  beforeAll(async () => {
    ours = await newCampaign(evaluation);
  });

  const outcome = async (
    person: PersonKey,
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
  ) => (await evaluation.act(person, operation, variables)).outcome;

  describe('an administrator gives only roles that the own side gives, to the own people', () => {
    const given = async (
      giver: PersonKey,
      person: PersonKey,
      role: string,
      campaign?: string,
      division = county,
    ) =>
      outcome(giver, 'giveRole', {
        person: claimOf(evaluation.system, person),
        role,
        division,
        campaign: campaign ?? null,
      });

    test.each<[giver: PersonKey, person: PersonKey, role: string, expected: string]>([
      ['office-administrator', 'leader', 'LEADER', 'done'],
      ['office-administrator', 'leader', 'LEAD', 'GRANT_NOT_PARTY'],
      ['office-administrator', 'leader', 'INTERVIEWER', 'GRANT_NOT_PARTY'],
      ['office-administrator', 'leader', 'ADMINISTRATOR', 'GRANT_NOT_PARTY'],
      ['university-administrator', 'lead', 'INTERVIEWER', 'done'],
      ['university-administrator', 'lead', 'LEADER', 'GRANT_NOT_PARTY'],
      ['university-administrator', 'lead', 'COMMISSIONER', 'GRANT_NOT_PARTY'],
      ['institute-administrator', 'institute-lead', 'LEAD', 'GRANT_NOT_PARTY'],
      ['institute-administrator', 'institute-lead', 'LEADER', 'GRANT_NOT_PARTY'],
    ])('in the office’s campaign, %s → %s, %s: %s', async (giver, person, role, expected) => {
      expect(await given(giver, person, role, ours)).toBe(expected);
    });

    test('nobody is drawn from one organisation into another', async () => {
      expect(await given('office-administrator', 'lead', 'LEADER', ours)).toBe('GRANT_OUTSIDE_ORGANISATION');
      expect(await given('university-administrator', 'commissioner', 'LEAD', ours)).toBe(
        'GRANT_OUTSIDE_ORGANISATION',
      );
      const administrator = claimOf(evaluation.system, 'lead');
      expect(await outcome('operator', 'addOrganisation', { name: '新单位', administrator })).toBe(
        'PERSON_HAS_ORGANISATION',
      );
      // Nor does the operator become the administrator of an organisation.
      const operator = claimOf(evaluation.system, 'operator');
      expect(await outcome('operator', 'addOrganisation', { name: '新单位', administrator: operator })).toBe(
        'PERSON_HAS_ORGANISATION',
      );
    });

    test.each<[giver: PersonKey, person: PersonKey, division: string]>([
      ['office-administrator', 'office-administrator', 'CN'],
      ['office-administrator', 'commissioner', county],
      ['university-administrator', 'lead', 'CN'],
    ])('%s → %s, OPERATOR in %s: nobody gives that role', async (giver, person, division) => {
      expect(await given(giver, person, 'OPERATOR', undefined, division)).toBe('GRANT_OPERATOR');
      expect(await given(giver, person, 'OPERATOR', ours, division)).toBe('GRANT_OPERATOR');
    });

    test('the operator gives no role at all', async () => {
      expect(await given('operator', 'newcomer', 'OPERATOR', undefined, 'CN')).toBe('NOT_PERMITTED');
      expect(await given('operator', 'newcomer', 'ADMINISTRATOR', undefined, 'CN')).toBe('NOT_PERMITTED');
      expect(await given('operator', 'newcomer', 'LEAD', ours)).toBe('NOT_PERMITTED');
    });

    test('two administrators who claim the same newcomer at once: one gets them', async () => {
      const person = { ...claimOf(evaluation.system, 'stranger'), subject: 'test-claimed-twice' };
      const claims = await Promise.all(
        (['office-administrator', 'institute-administrator'] as const).map((giver) =>
          outcome(giver, 'giveRole', { person, role: 'COMMISSIONER', division: 'CN' }),
        ),
      );
      expect(claims.toSorted()).toEqual(['GRANT_OUTSIDE_ORGANISATION', 'done']);
    });

    test('a role for one campaign needs the campaign, a division must be one', async () => {
      expect(await given('university-administrator', 'lead', 'LEAD')).toBe('GRANT_NEEDS_CAMPAIGN');
      expect(await given('university-administrator', 'lead', 'LEAD', 'Campaign:none')).toBe(
        'GRANT_NOT_PARTY',
      );
      expect(await given('university-administrator', 'lead', 'LEAD', ours, '43312')).toBe('DIVISION_UNKNOWN');
    });

    test('each side sees the grants that it gave', async () => {
      const campaign = await newCampaign(evaluation);
      const roles = async (person: PersonKey): Promise<readonly unknown[]> => {
        const { data } = await evaluation.mustAct(person, 'grants', { campaign });
        return listOf(data)
          .map(({ role }) => role)
          .toSorted();
      };
      expect(await roles('office-administrator')).toEqual(['LEADER', 'LEADER']);
      expect(await roles('university-administrator')).toEqual(['INTERVIEWER', 'INTERVIEWER', 'LEAD', 'LEAD']);
      expect(await roles('institute-administrator')).toEqual([]);
    });
  });

  describe('a grant ends', () => {
    const give = (to?: Date) =>
      evaluation.mustAct('university-administrator', 'giveRole', {
        person: claimOf(evaluation.system, 'newcomer'),
        role: 'LEAD',
        division: 'CN',
        campaign: ours,
        to: to?.toISOString() ?? null,
      });
    const sees = () => outcome('newcomer', 'campaign', { id: ours });

    test('at once when it is revoked, and stays on record', async () => {
      expect(await sees()).toBe('NOT_PERMITTED');
      const { id, personId } = await give();
      expect(await sees()).toBe('done');
      await evaluation.mustAct('university-administrator', 'revokeRole', { grantId: id, personId });
      expect(await sees()).toBe('NOT_PERMITTED');
      const { data } = await evaluation.mustAct('university-administrator', 'grants', { campaign: ours });
      expect(listOf(data).find((grant) => grant['id'] === id)?.['revokedAt']).toMatch(/^20/);
    });

    test('when its time is over', async () => {
      await give(new Date(Date.now() - 1000));
      expect(await sees()).toBe('NOT_PERMITTED');
      await give(new Date(Date.now() + 3000));
      expect(await sees()).toBe('done');
      expect(await until(sees, (each) => each !== 'done', 9000)).toBe('NOT_PERMITTED');
    });

    test('at a time that reads as one', async () => {
      const variables = {
        person: claimOf(evaluation.system, 'newcomer'),
        role: 'LEAD',
        division: 'CN',
        campaign: ours,
        to: 'tomorrow',
      };
      const { outcome: rule, problems } = await evaluation.act(
        'university-administrator',
        'giveRole',
        variables,
      );
      expect(rule).toBe('INPUT_INVALID');
      expect(problems).toMatchObject([{ field: 'to' }]);
    });
  });

  test('nobody is made administrator beside the first, except by an administrator of the same organisation', async () => {
    const role = { role: 'ADMINISTRATOR', division: 'CN' };
    const lead = { person: claimOf(evaluation.system, 'second-lead'), ...role };
    expect(await outcome('office-administrator', 'giveRole', lead)).toBe('GRANT_OUTSIDE_ORGANISATION');
    const deputy = { person: { ...claimOf(evaluation.system, 'stranger'), subject: 'test-deputy' }, ...role };
    const { personId } = await evaluation.mustAct('university-administrator', 'giveRole', deputy);
    const { data } = await evaluation.mustAct('university-administrator', 'grants');
    expect(listOf(data)).toContainEqual(expect.objectContaining({ personId, role: 'ADMINISTRATOR' }));
  });
});
