/** Where a campaign has field rules, a supervisor acts on the villages and people of the own teams; a lead on all. */
import type { Campaign } from '../campaigns/campaign.ts';
import { levelOf } from '../divisions/division.ts';
import { type Act, grantFor } from '../people/authority-rules.ts';
import type { Grant } from '../people/grant.ts';
import type { Permit } from '../people/permit.ts';
import type { Person } from '../people/person.ts';
import { refusal } from '../refusals.ts';
import type { assignmentStore } from './assignment-store.ts';
import { fieldRulesOf } from './field-rules.ts';
import type { Team } from './team.ts';
import type { teamStore } from './team-store.ts';

interface Asking {
  readonly person: Person | undefined;
  readonly grants: readonly Grant[];
  readonly now: Date;
}

/** Where teams and what they have are read. */
interface AskingStores extends Asking {
  readonly stores: {
    readonly assignments: Pick<ReturnType<typeof assignmentStore>, 'headOf'>;
    readonly teams: Pick<ReturnType<typeof teamStore>, 'register' | 'get'>;
  };
}

/** Whether somebody answers for all teams: who may make them. */
export const leadsAllTeams = ({ grants, now }: Asking, campaign: Campaign): boolean =>
  grantFor(grants, 'save teams', { campaign }, now) !== undefined;

/** Of these teams, those on which somebody acts. */
export const ownTeams = (asking: Asking, campaign: Campaign, teams: readonly Team[]): readonly Team[] =>
  leadsAllTeams(asking, campaign)
    ? teams
    : teams.filter(({ supervisor }) => supervisor === asking.person?.personId);

/**
 * @throws Refusal `team-not-own` where a supervisor asks about people outside the own teams
 */
export const mustBeOwnPeople = async (
  context: AskingStores,
  campaign: Campaign,
  personIds: readonly string[],
): Promise<void> => {
  if (leadsAllTeams(context, campaign)) {
    return;
  }
  const { teams } = await context.stores.teams.register(campaign.campaignId);
  const members = new Set(ownTeams(context, campaign, teams).flatMap((team) => team.members));
  if (!personIds.every((personId) => members.has(personId))) {
    throw refusal('team-not-own');
  }
};

/**
 * Acts that need a second pair of eyes: it may come from another team of the division. And departure, by which a team learns which
 * village is its own.
 */
const acrossTeams: readonly Act[] = [
  'confirm a lost village',
  'reject a lost village',
  'open a reserve village',
  'depart for a village',
];

/**
 * For whatever a supervisor does in a village: two reads where the campaign has field rules, none otherwise or for anybody else.
 *
 * @throws Refusal `team-not-own` where no own team has departed for the village
 */
export const mustBeWithinTeams = async (
  context: AskingStores,
  campaign: Campaign,
  { act, grantId }: Permit,
  division: string | undefined,
): Promise<void> => {
  const supervises = context.grants.some((grant) => grant.grantId === grantId && grant.role === 'supervisor');
  if (supervises && division !== undefined && levelOf(division) === 'village' && !acrossTeams.includes(act)) {
    await mustBeOwnVillage(context, campaign, division);
  }
};

/** The same, of somebody of whom only the person is known. */
export const mustBeOwnVillage = async (
  context: AskingStores,
  campaign: Campaign,
  village: string,
): Promise<void> => {
  if (fieldRulesOf(campaign) === undefined || leadsAllTeams(context, campaign)) {
    return;
  }
  const { campaignId } = campaign;
  const { assignments, teams } = context.stores;
  const head = await assignments.headOf(campaignId, village);
  const team = head && (await teams.get(campaignId, head.teamId));
  if (head?.departedAt === undefined || team?.supervisor !== context.person?.personId) {
    throw refusal('team-not-own');
  }
};
