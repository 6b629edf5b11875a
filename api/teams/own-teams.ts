/** Where a campaign has field rules, a supervisor acts on the villages and people of the own teams; a lead on all. */
import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { refusal } from '../refusals.ts';
import { fieldRulesOf } from './field-rules.ts';
import type { Team } from './team.ts';

type Asking = Pick<Context, 'person' | 'grants' | 'now'>;

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
  context: Context,
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
 * For every act of a supervisor on a village: two reads for a supervisor, none for a lead or without field rules.
 * @throws Refusal `team-not-own` where no own team has departed for the village
 */
export const mustBeOwnVillage = async (
  context: Asking & { readonly stores: Pick<Context['stores'], 'assignments' | 'teams'> },
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
