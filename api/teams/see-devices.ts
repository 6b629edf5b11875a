import { type Context, inCampaign } from '../context.ts';
import type { Device } from './device.ts';
import { leadsAllTeams, ownTeams } from './own-teams.ts';

/** Devices by person: all of a campaign for a lead, those of the own teams for a supervisor. */
export const seeDevices = async (context: Context, campaignId: string): Promise<readonly Device[]> => {
  const { stores } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'see the devices');
  const [devices, { teams }] = await Promise.all([
    stores.devices.ofCampaign(permit, campaignId),
    stores.teams.register(campaignId),
  ]);
  if (leadsAllTeams(context, campaign)) {
    return devices;
  }
  const members = new Set(ownTeams(context, campaign, teams).flatMap((team) => team.members));
  return devices.filter(({ personId }) => members.has(personId));
};
