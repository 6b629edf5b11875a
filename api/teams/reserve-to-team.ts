import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import type { AssignedVillage } from './assignment.ts';
import { ownAfter } from './assignment-rules.ts';
import { conflictCode, releaseConflicts } from './conflict-rules.ts';
import { fieldRulesOf } from './field-rules.ts';

/**
 * Where a campaign has field rules, nobody releases the reserve of a case that is, or was, their own to interview. Gives the writes
 * that hand the reserve to those who had the case.
 *
 * @throws Refusal `conflict-own-case`
 */
export const reserveToTeam = async (
  context: Pick<Context, 'stores' | 'now'>,
  campaign: Campaign,
  permit: Permit<'open a reserve'>,
  missed: { readonly village: string; readonly number: number },
  reserve: number,
): Promise<readonly TransactedWrite[]> => {
  if (fieldRulesOf(campaign) === undefined) {
    return [];
  }
  const { assignments } = context.stores;
  const { campaignId } = campaign;
  const [seen, own] = await Promise.all([
    assignments.village(permit, campaignId, missed.village),
    assignments.ownIn(campaignId, permit.personId, missed.village),
  ]);
  const persons = seen?.cases.find(({ number }) => number === missed.number)?.persons ?? [];
  const before = own?.earlier.includes(missed.number) === true ? [permit.personId] : [];
  const [broken] = releaseConflicts(permit.personId, [...persons, ...before]);
  if (broken !== undefined) {
    throw refusal(conflictCode(broken));
  }
  if (seen === undefined || persons.length === 0) {
    return [];
  }
  const after: AssignedVillage = {
    ...seen,
    cases: [...seen.cases, { number: reserve, persons }],
    version: seen.version + 1,
    assignedAt: context.now.toISOString(),
    assignedBy: permit.personId,
  };
  const people = [...new Set(seen.cases.flatMap((each) => each.persons))];
  const held = await Promise.all(people.map((each) => assignments.ownIn(campaignId, each, seen.village)));
  const heldBy = new Map(held.flatMap((each) => (each === undefined ? [] : [[each.personId, each]])));
  const changed = ownAfter(after, seen.cases, heldBy).filter(({ personId }) => persons.includes(personId));
  return assignments.step(seen, after, changed);
};
