import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { levelOf, liesIn } from '../divisions/division.ts';
import { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { signChannel } from './channel-token.ts';

/** The token of the open code of a campaign, or of an area in it. The same each time: it is printed and hung up. */
export const giveChannel = (context: Context, campaign: Campaign, division = campaign.division): string => {
  Permit.decide(context, 'give out links', { campaign });
  if (levelOf(division) === undefined || !liesIn(division, campaign.division)) {
    throw refusal('division-unknown', { code: division });
  }
  return signChannel(context.linkKey, { campaignId: campaign.campaignId, division });
};
