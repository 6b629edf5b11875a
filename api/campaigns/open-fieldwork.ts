import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { Campaign } from './campaign.ts';
import { mustBeIn } from './campaign-rules.ts';

/** From now on the campaign takes answers. Its households must be drawn. */
export const openFieldwork = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'open fieldwork');
  mustBeIn(campaign, 'drawn');
  if (campaign.householdsDrawnAt === undefined) {
    throw refusal('households-undrawn');
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), 'fieldwork');
  return context.stores.campaigns.change(permit, campaign, { state: 'fieldwork' }, event);
};
