import { auditEvent } from '../audit/audit-event.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { AssignedVillage } from './assignment.ts';
import { ownAfter, peopleOf } from './assignment-rules.ts';
import type { Team } from './team.ts';

/** How often the assignment may be changed at the same moment. */
const mostRounds = 4;

/**
 * Shows a village to its team when it sets out, and not before: who departed for what, and when, is on record. Asked again, by
 * anybody of the team, it gives what stands.
 */
export const departFor = async (
  context: Context,
  campaignId: string,
  ticket: string,
): Promise<AssignedVillage> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const departed = await departOnce(context, campaignId, ticket);
    if (departed !== undefined) {
      return departed;
    }
  }
  throw refusal('try-again');
};

/** Nothing where the assignment was changed at the same moment. */
const departOnce = async (
  context: Context,
  campaignId: string,
  ticket: string,
): Promise<AssignedVillage | undefined> => {
  const { stores, now, newId } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'depart for a village');
  const [heads, { teams }] = await Promise.all([
    stores.assignments.all(permit, campaignId),
    stores.teams.register(campaignId),
  ]);
  const head = heads.find((each) => each.ticket === ticket);
  const team = teams.find(({ teamId }) => teamId === head?.teamId);
  if (head === undefined || team === undefined || !belongsTo(team, permit.personId)) {
    throw refusal('village-not-assigned');
  }
  await inCampaign(context, campaignId, 'depart for a village', head.village);
  mustBeIn(campaign, 'fieldwork');
  const seen = await stores.assignments.village(permit, campaignId, head.village);
  if (seen === undefined || seen.version !== head.version) {
    return undefined;
  }
  if (seen.departedAt !== undefined) {
    return seen;
  }
  const after: AssignedVillage = {
    ...seen,
    departedAt: now.toISOString(),
    departedBy: permit.personId,
    version: seen.version + 1,
  };
  const people = peopleOf(seen.cases);
  const own = ownAfter(after, seen.cases, new Map());
  const subject = `${seen.village} ${team.teamId} ${people.length}`;
  const taken = await stores.assignments.take(permit, [
    stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), subject)),
    ...stores.assignments.step(seen, after, own),
  ]);
  return taken ? after : undefined;
};

const belongsTo = ({ supervisor, members }: Team, personId: string): boolean =>
  supervisor === personId || members.includes(personId);
