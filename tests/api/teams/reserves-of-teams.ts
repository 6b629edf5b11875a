/** With field rules a supervisor releases reserves of the own team's villages, and the reserve goes to those who had the case. */
import { beforeAll, describe, expect, test } from 'vitest';
import { takeCases } from '../../../api/fieldwork/give-links.ts';
import { Permit } from '../../../api/people/permit.ts';
import { county } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Fields, fieldsOf } from '../evaluation.ts';
import { openReserve } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { assignAll, departAll, type FieldTeams, idOf, north, said, south, withTeams } from './field-team.ts';

describe('reserves of a team', () => {
  let teams: FieldTeams;
  let village = '';
  let leader: PersonKey = 'supervisor';
  let other: PersonKey = 'second-supervisor';
  let pair: readonly PersonKey[] = north;

  /** Refused at the door, as a visit would record it. */
  const ended = async (number: number): Promise<string> => {
    const [person = 'interviewer'] = pair;
    const { context } = await contextOf(evaluation, person);
    const campaignId = teams.campaign.slice('Campaign:'.length);
    const campaign = await context.stores.campaigns.get(campaignId);
    if (campaign === undefined) {
      throw new Error('the campaign is there');
    }
    const permit = Permit.decide(context, 'record an outcome', { campaign, division: village });
    const found = await context.stores.cases.get(permit, campaignId, village, number);
    if (found === undefined) {
      throw new Error('the case is there');
    }
    await context.stores.cases.recordOutcome(permit, found, 3, context.now.toISOString(), permit.personId);
    return `${village}-${number}`;
  };
  const open = (person: PersonKey, code: string): Promise<Fields> =>
    said(openReserve(evaluation, teams.campaign, code, 'REFUSAL_KEPT', person));

  beforeAll(async () => {
    teams = await withTeams(evaluation);
    await assignAll(evaluation, teams.campaign);
    const [first] = await departAll(evaluation, teams);
    village = String(first?.['village']);
    if (first?.['teamId'] === teams.south) {
      [leader, other, pair] = ['second-supervisor', 'supervisor', south];
    }
  });

  test('are not another supervisor’s to release', async () => {
    const code = await ended(1);
    expect(await open(other, code)).toMatchObject({ rule: 'TEAM_NOT_OWN' });
    expect(await open(leader, code)).toMatchObject({ standsInFor: code, openedBy: idOf(evaluation, leader) });
  });

  test('nor does that one look into the village otherwise, while a reviewer does', async () => {
    const { campaign } = teams;
    const asked = (person: PersonKey, operation: 'villageReserves' | 'reviews'): Promise<Fields> =>
      said(evaluation.act(person, operation, { campaign, village }));
    for (const operation of ['villageReserves', 'reviews'] as const) {
      expect(await asked(other, operation)).toMatchObject({ rule: 'TEAM_NOT_OWN' });
      expect(await asked(leader, operation)).not.toHaveProperty('rule');
      expect(await asked('lead', operation)).not.toHaveProperty('rule');
    }
    expect(await asked('reviewer', 'reviews')).not.toHaveProperty('rule');
    expect(await asked('interpreter', 'reviews')).toMatchObject({ rule: 'NOT_PERMITTED' });
  });

  test('go to those who had the case, at once', async () => {
    const code = await ended(2);
    const { code: reserve } = await open(leader, code);
    const number = Number(String(reserve).split('-')[1]);
    for (const person of pair) {
      const { context } = await contextOf(evaluation, person);
      const taken = await takeCases(context, teams.campaign.slice('Campaign:'.length), village);
      expect(taken.map((each) => each.case.number)).toContain(number);
    }
    const stands = await said(evaluation.act('lead', 'assignment', { campaign: teams.campaign, village }));
    expect(fieldsOf(stands)['cases']).toContainEqual({
      number,
      persons: expect.arrayContaining(pair.map((person) => idOf(evaluation, person))),
    });
    // Asked again, the one that stands is given, and it is assigned once.
    expect(await open(leader, code)).toMatchObject({ code: reserve });
  });

  test('are not released by a supervisor who had the case to visit', async () => {
    const { campaign } = teams;
    const { give, mustAct } = evaluation;
    await give('university-administrator', pair[0] ?? 'interviewer', 'SUPERVISOR', county, campaign);
    const standing = await mustAct('lead', 'assignment', { campaign, village });
    const teamId = standing['teamId'];
    const input = {
      id: teamId,
      name: '改由组员带队',
      supervisor: idOf(evaluation, pair[0] ?? 'interviewer'),
      members: pair.map((person) => idOf(evaluation, person)),
      seenVersion: 1,
    };
    await mustAct('lead', 'saveTeam', { campaign, input });
    const code = await ended(3);
    expect(await open(pair[0] ?? 'interviewer', code)).toMatchObject({ rule: 'RESERVE_OWN_OUTCOME' });
    const [, second = 'interviewer'] = pair;
    await give('university-administrator', second, 'SUPERVISOR', county, campaign);
    await mustAct('lead', 'saveTeam', {
      campaign,
      input: { ...input, supervisor: idOf(evaluation, second), seenVersion: 2 },
    });
    expect(await open(second, code)).toMatchObject({ rule: 'CONFLICT_OWN_CASE' });
  });
});
