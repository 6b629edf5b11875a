import { canonicalBytes } from '../../methods/proof/canonical.ts';
import { hashOf } from '../../methods/proof/hash-of.ts';
import { hexOf32, toHex } from '../../methods/proof/hex.ts';
import { growingTree, saltedLeafHash } from '../../methods/proof/tree-hash.ts';
import { keyCommitment } from '../../methods/sampling/seed.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { designHashOf, mustFitFrame } from '../samples/design-rules.ts';
import type { FrameVillage } from './frame.ts';

/**
 * Freezes the village list and the design together. The service makes the key K of the draw, keeps it where only the draw
 * reads it, and shows a commitment to it; from here on neither list, design nor key can change.
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
  const frameRoot = frameRootOf(campaignId, key, villages);
  const keyCommit = toHex(keyCommitment({ campaign: campaignId, drawNumber: campaign.drawNumber }, key));
  const designHash = designHashOf(campaign, frameRoot, keyCommit, design);
  const event = auditEvent(permit, campaignId, context.now, context.newId(), designHash);
  const change = { state: 'frame-frozen', frameRoot, keyCommit, designHash } as const;
  return context.stores.campaigns.change(permit, campaign, change, event, [
    context.stores.samples.keyToBeSealed(permit, campaignId, campaign.drawNumber, key),
  ]);
};

/**
 * The root over all rows in order of code, each leaf ["zhenping/frame-row/v1", campaign, code, name, stratum, size] under its
 * own salt, so that one village can be shown later without showing another. The salts follow from the sealed key.
 */
export const frameRootOf = (campaignId: string, key: Uint8Array, villages: readonly FrameVillage[]): string => {
  const tree = growingTree();
  for (const { code, name, stratum, size } of villages.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const salt = hashOf('zhenping/frame-salt/v1', hexOf32('key', key), code);
    const row = ['zhenping/frame-row/v1', campaignId, code, name, stratum, size];
    tree.add(saltedLeafHash(salt, canonicalBytes(row)));
  }
  return toHex(tree.root());
};
