import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Role } from '../people/grant.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { fieldPeople } from './field-person.ts';
import { mostTeams, type Team } from './team.ts';

export interface SaveTeamInput {
  /** Absent: a new one. */
  readonly teamId?: string | null | undefined;
  readonly name: string;
  readonly supervisor: string;
  readonly members: readonly string[];
  /** Of the team as it was seen; 0: a new one. */
  readonly seenVersion: number;
}

/** How often another team may have been saved meanwhile. */
const mostRounds = 4;

/** A team as it is from now on. What its people were assigned stays theirs until somebody assigns it anew. */
export const saveTeam = async (context: Context, campaignId: string, input: SaveTeamInput): Promise<Team> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const saved = await saveOnce(context, campaignId, input);
    if (saved !== undefined) {
      return saved;
    }
  }
  throw refusal('team-changed');
};

/** Nothing where some team was saved at the same moment. */
const saveOnce = async (
  context: Context,
  campaignId: string,
  { teamId, name, supervisor, members, seenVersion }: SaveTeamInput,
): Promise<Team | undefined> => {
  const { stores, now, newId } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'save teams');
  const register = await stores.teams.register(campaignId);
  const before = register.teams.find((team) => team.teamId === teamId);
  if (typeof teamId === 'string' && before === undefined) {
    throw refusal('team-unknown');
  }
  if ((before?.version ?? 0) !== seenVersion) {
    throw refusal('team-changed');
  }
  if (before === undefined && register.teams.length >= mostTeams) {
    throw refusal('teams-too-many');
  }
  const distinct = [...new Set(members)];
  const others = register.teams.filter((team) => team !== before);
  mustBeInNoOther(others, distinct);
  const people = await fieldPeople(stores, campaign, [supervisor, ...distinct], now);
  const holds = (personId: string, roles: readonly Role[]): boolean =>
    people.get(personId)?.grants.some(({ role }) => roles.includes(role)) ?? false;
  const unfit = [
    ...(holds(supervisor, ['supervisor']) ? [] : [supervisor]),
    ...distinct.filter((member) => !holds(member, ['interviewer', 'interpreter', 'supervisor'])),
  ];
  if (unfit.length > 0) {
    throw refusalWith('staff-unknown', unfit.map(ofOtherRole));
  }
  const team: Team = {
    campaignId,
    teamId: before?.teamId ?? newId(),
    name,
    supervisor,
    members: distinct,
    version: seenVersion + 1,
  };
  const subject = [team.teamId, supervisor, ...distinct].join(' ');
  const event = stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), subject));
  return (await stores.teams.save(permit, register, team, event)) ? team : undefined;
};

const mustBeInNoOther = (others: readonly Team[], members: readonly string[]): void => {
  const elsewhere = members.flatMap((member) => {
    const team = others.find((other) => other.members.includes(member));
    return team === undefined
      ? []
      : [{ field: member, reason: { en: `works in ${team.name}`, zh: `已在“${team.name}”` } }];
  });
  if (elsewhere.length > 0) {
    throw refusalWith('team-member-elsewhere', elsewhere);
  }
};

const ofOtherRole = (personId: string) => ({
  field: personId,
  reason: { en: 'does not hold the role that this place in a team needs', zh: '不具备该岗位所需角色' },
});
