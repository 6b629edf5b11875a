import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { Campaign } from './campaign.ts';
import { mustBeIn } from './campaign-rules.ts';

/** The commissioner signs the frozen design by naming its hash: frame, sample sizes, indicators and lines are settled before the draw. */
export const signDesign = async (
  context: Context,
  campaignId: string,
  designHash: string,
): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'sign the design');
  mustBeIn(campaign, 'frame-frozen');
  if (campaign.designHash !== designHash) {
    throw refusal('design-hash-differs');
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), designHash);
  const signature = { signedBy: permit.personId, signedAt: context.now.toISOString() };
  return context.stores.campaigns.change(permit, campaign, signature, event);
};
