import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { dueAtOf, lastSignature } from '../samples/chance-rules.ts';
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
  const { ceremonies, campaigns } = context.stores;
  const draw = await ceremonies.frozen(campaignId, campaign.drawNumber);
  if (draw === undefined) {
    throw refusal('draw-not-frozen');
  }
  const { deadline } = draw.design;
  const signedAt = context.now.toISOString();
  const last = lastSignature(draw);
  if (last !== null && signedAt >= last) {
    throw refusal('deadline-passed', { at: last });
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), designHash);
  // With a timetable the draw runs by itself; without one either side asks for it.
  const scheduled = deadline === null ? [] : [ceremonies.drawFallsDue(permit, campaignId, dueAtOf(draw))];
  return campaigns.change(permit, campaign, { signedBy: permit.personId, signedAt }, event, scheduled);
};
