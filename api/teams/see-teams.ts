import { type Context, inCampaign } from '../context.ts';
import { ownTeams } from './own-teams.ts';
import type { Team } from './team.ts';

/** The teams of a campaign by name: all for a lead, the own ones for a supervisor. */
export const seeTeams = async (context: Context, campaignId: string): Promise<readonly Team[]> => {
  const { campaign } = await inCampaign(context, campaignId, 'see the staff');
  const { teams } = await context.stores.teams.register(campaignId);
  return ownTeams(context, campaign, teams).toSorted((a, b) =>
    a.name < b.name ? -1 : Number(a.name > b.name),
  );
};
