import { toHex } from '../../methods/proof/hex.ts';
import { byUnit, frameRoot as rootOfRows } from '../../methods/sampling/frame-root.ts';
import { keyCommitment } from '../../methods/sampling/seed.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { homesOf } from '../estimates/strata.ts';
import { refusal } from '../refusals.ts';
import { designHashOf, mustFitFrame } from '../samples/design-rules.ts';

/**
 * Freezes the village list and the design together. The service makes the key K of the draw, keeps it where only the draw
 * reads it, and shows a commitment to it; a second key gives the salts of the rows. From here on neither list, design nor key can change.
 */
export const freezeFrame = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'freeze the frame');
  mustBeIn(campaign, 'draft');
  const design = await context.stores.samples.design(campaignId);
  if (campaign.frameImportId === undefined) {
    throw refusal('frame-missing');
  }
  if (design === undefined) {
    throw refusal('design-missing');
  }
  const villages = await context.stores.frames.villages(permit, campaign.frameImportId);
  mustFitFrame(design, villages);
  const key = context.random(32);
  const saltKey = context.random(32);
  const rows = villages.map(({ code, name, stratum, size, attributes }) => ({
    unit: code,
    stratum,
    size,
    attributes: { name, ...attributes },
  }));
  const frameRoot = toHex(rootOfRows(saltKey, campaign.frameImportId, rows.toSorted(byUnit)));
  const keyCommit = toHex(keyCommitment({ campaign: campaignId, drawNumber: campaign.drawNumber }, key));
  const designHash = designHashOf(campaign, frameRoot, keyCommit, design);
  const event = auditEvent(permit, campaignId, context.now, context.newId(), designHash);
  const change = { state: 'frame-frozen', frameRoot, keyCommit, designHash } as const;
  return context.stores.campaigns.change(permit, campaign, change, event, [
    context.stores.samples.designToFreeze(
      permit,
      campaignId,
      design,
      homesOf(villages, design.lonely.collapse),
    ),
    context.stores.samples.keysToBeSealed(permit, campaignId, campaign.drawNumber, { key, saltKey }),
  ]);
};
