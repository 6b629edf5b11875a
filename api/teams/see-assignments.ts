import { type Context, inCampaign } from '../context.ts';
import type { AssignedVillage } from './assignment.ts';
import { leadsAllTeams } from './own-teams.ts';
import { teamOf } from './team.ts';

/** A village of a team; which one it is, the team learns when it departs. */
export interface TeamVillage {
  readonly ticket: string;
  readonly teamId: string;
  readonly village: string | undefined;
  readonly name: string | undefined;
  readonly departedAt: string | undefined;
  readonly version: number;
}

/** The villages of all teams for a lead; of the own teams for their supervisors and members. Those that wait stand last, in no order that tells. */
export const seeTeamVillages = async (
  context: Context,
  campaignId: string,
): Promise<readonly TeamVillage[]> => {
  const { stores, person } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'see the assignment');
  const [heads, { teams }] = await Promise.all([
    stores.assignments.all(permit, campaignId),
    stores.teams.register(campaignId),
  ]);
  const all = leadsAllTeams(context, campaign);
  const personId = person?.personId ?? '';
  const own = new Set([
    ...teams.filter(({ supervisor }) => supervisor === personId).map(({ teamId }) => teamId),
    teamOf(teams, personId)?.teamId,
  ]);
  return heads
    .filter(({ teamId }) => all || own.has(teamId))
    .map(({ ticket, teamId, village, name, departedAt, version }) => {
      const known = all || departedAt !== undefined;
      return {
        ticket,
        teamId,
        village: known ? village : undefined,
        name: known ? name : undefined,
        departedAt,
        version,
      };
    })
    .toSorted((a, b) => orderOf(a) - orderOf(b) || (a.ticket < b.ticket ? -1 : 1));
};

const orderOf = ({ departedAt }: TeamVillage): number => (departedAt === undefined ? 1 : 0);

/** Who interviews whom in a village; nothing where it is assigned to nobody. */
export const seeAssignment = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<AssignedVillage | undefined> => {
  const { permit } = await inCampaign(context, campaignId, 'assign cases', village);
  return context.stores.assignments.village(permit, campaignId, village);
};
