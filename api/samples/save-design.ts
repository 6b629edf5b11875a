import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { publishedForm } from '../questionnaires/published-forms.ts';
import { refusal } from '../refusals.ts';
import type { Design } from './design.ts';
import { mustFitFrame } from './design-rules.ts';
import { mustFitForm } from './form-rules.ts';
import { planRotation } from './plan-rotation.ts';

/**
 * Keeps the design while the campaign is a draft; it must fit the village list that was imported. Written together with the
 * campaign, so that no design slips in behind a freeze.
 */
export const saveDesign = async (context: Context, campaignId: string, design: Design): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'save the design');
  mustBeIn(campaign, 'draft');
  if (campaign.frameImportId === undefined) {
    throw refusal('frame-missing');
  }
  const form = await publishedForm(context.stores, campaign, campaign.formCode, campaign.formVersion);
  if (form === undefined) {
    throw new Error(`Campaign ${campaignId} has no questionnaire`);
  }
  mustFitForm(design, form);
  const villages = await context.stores.frames.villages(permit, campaign.frameImportId);
  mustFitFrame(design, villages);
  await planRotation(context.stores, permit, campaign, design, villages);
  const event = auditEvent(permit, campaignId, context.now, context.newId(), campaign.frameImportId);
  return context.stores.campaigns.change(permit, campaign, {}, event, [
    context.stores.samples.designToKeep(permit, campaignId, design),
  ]);
};
