import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { sha256 } from '../platform/sha256.ts';
import { type Problem, refusal, refusalWith } from '../refusals.ts';
import type { AssignedVillage } from './assignment.ts';
import { assignmentProblems, ownAfter, peopleOf } from './assignment-rules.ts';
import { caseNumbersIn } from './cases-to-assign.ts';
import { conflictCode } from './conflict-rules.ts';
import type { FieldRules } from './field-rules.ts';
import type { Eligibility } from './may-interview.ts';
import { leadsAllTeams } from './own-teams.ts';
import type { ProposedVillage } from './proposal.ts';
import type { Team } from './team.ts';

/** With everybody of two teams, what one transaction takes. */
const mostCases = 1000;

/** What one call of the act knows about all of its villages. */
export interface Assigning {
  readonly campaign: Campaign;
  readonly rules: FieldRules;
  readonly permit: Permit<'assign cases'>;
  readonly teams: readonly Team[];
  readonly names: ReadonlyMap<string, string>;
  readonly fit: Eligibility;
}

/**
 * Gives a village to a team and its cases to people of it, all or nothing, where it still is as it was seen. Afterwards each of
 * them has what is named here and nothing else in the village.
 */
export const assignVillage = async (
  context: Context,
  assigning: Assigning,
  { village, teamId, seenVersion, cases }: ProposedVillage,
): Promise<AssignedVillage> => {
  const { stores, now, newId } = context;
  const { campaign, permit, teams, names } = assigning;
  const { campaignId } = campaign;
  const team = teams.find((each) => each.teamId === teamId);
  if (team === undefined) {
    throw refusal('team-unknown');
  }
  await mustBeOwnChange(context, campaign, village, team);
  const [seen, known] = await Promise.all([
    stores.assignments.village(permit, campaignId, village),
    caseNumbersIn(context, permit, campaignId, village),
  ]);
  if ((seen?.version ?? 0) !== seenVersion) {
    throw refusal('assignment-changed');
  }
  if (known.length === 0) {
    throw refusal('assignment-village-unknown');
  }
  if (cases.length > mostCases) {
    throw refusal('assignment-too-large');
  }
  const problems = assignmentProblems(cases, known, team.members, assigning.rules);
  if (problems.length > 0) {
    throw refusalWith('assignment-unfit', problems);
  }
  mustHaveNoConflict(assigning, village, team, peopleOf(cases));
  const { departedAt, departedBy } = seen?.teamId === teamId ? seen : {};
  const after: AssignedVillage = {
    campaignId,
    village,
    name: names.get(village) ?? '',
    teamId,
    ticket: seen?.teamId === teamId ? seen.ticket : newId(),
    cases: cases.toSorted((a, b) => a.number - b.number),
    ...(departedAt === undefined ? {} : { departedAt }),
    ...(departedBy === undefined ? {} : { departedBy }),
    version: seenVersion + 1,
    assignedAt: now.toISOString(),
    assignedBy: permit.personId,
  };
  const people = peopleOf([...(seen?.cases ?? []), ...cases]);
  const held = await Promise.all(people.map((each) => stores.assignments.ownIn(campaignId, each, village)));
  const heldBy = new Map(held.flatMap((own) => (own === undefined ? [] : [[own.personId, own]])));
  const content = sha256(new TextEncoder().encode(JSON.stringify(after.cases)));
  const subject = `${village} ${teamId} ${after.version} ${content}`;
  const taken = await stores.assignments.take(permit, [
    stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), subject)),
    ...stores.assignments.step(seen, after, ownAfter(after, seen?.cases ?? [], heldBy)),
  ]);
  if (!taken) {
    throw refusal('assignment-changed');
  }
  return after;
};

/** A supervisor deals anew what the own team has; who gets which village is the lead's to say. */
const mustBeOwnChange = async (
  context: Context,
  campaign: Campaign,
  village: string,
  { teamId, supervisor }: Team,
): Promise<void> => {
  if (leadsAllTeams(context, campaign)) {
    return;
  }
  const head = await context.stores.assignments.headOf(campaign.campaignId, village);
  if (supervisor !== context.person?.personId || head?.teamId !== teamId) {
    throw refusal('team-not-own');
  }
};

const mustHaveNoConflict = (
  { fit }: Assigning,
  village: string,
  { supervisor }: Team,
  people: readonly string[],
): void => {
  const problems: readonly Problem[] = [
    ...fit.leaderObstacles(supervisor, village).map((reason) => ({ field: supervisor, reason })),
    ...people.flatMap((field) => fit.obstacles(field, village).map((reason) => ({ field, reason }))),
  ];
  const broken = people.flatMap((person) => fit.conflicts(person, village))[0];
  if (broken !== undefined) {
    throw refusalWith(conflictCode(broken), problems);
  }
  if (problems.length > 0) {
    throw refusalWith('assignment-unfit', problems);
  }
};
