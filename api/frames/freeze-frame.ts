import { toHex } from '../../methods/proof/hex.ts';
import { streamedFrameRoot } from '../../methods/sampling/certificate/certified-frame.ts';
import { designHash as hashOfDesign } from '../../methods/sampling/certificate/draw-design.ts';
import { byUnit } from '../../methods/sampling/frame-root.ts';
import { keyCommitment } from '../../methods/sampling/seed.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { homesOf } from '../estimates/strata.ts';
import { sha256 } from '../platform/sha256.ts';
import { refusal } from '../refusals.ts';
import { plannedPulse } from '../samples/chance-rules.ts';
import { mustFitFrame } from '../samples/design-rules.ts';
import { drawDesignOf } from '../samples/draw-design-of.ts';
import { planRotation } from '../samples/plan-rotation.ts';
import { sealKeys } from '../samples/sealed-keys.ts';
import { takeAllOf } from '../samples/take-all-of.ts';
import { frameRow } from './frame-row.ts';

/**
 * Freezes the village list, the design and the keys of the parties together. The service makes the key K of the draw, keeps it
 * under a seal that only the draw opens, and shows a commitment to it; two more keys give the salts of what is hashed. From here
 * on neither list, design nor any key can change.
 */
export const freezeFrame = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'freeze the frame');
  mustBeIn(campaign, 'draft');
  const { samples, ceremonies, listedDraws, frames, campaigns } = context.stores;
  const { frameImportId, drawNumber, commissionerId, programme } = campaign;
  const [design, parties] = await Promise.all([
    samples.design(campaignId),
    ceremonies.partiesOf(campaignId, drawNumber),
  ]);
  if (frameImportId === undefined) {
    throw refusal('frame-missing');
  }
  if (design === undefined) {
    throw refusal('design-missing');
  }
  const pulse = plannedPulse(design.chance, parties, context.now);
  const villages = await frames.villages(permit, frameImportId);
  mustFitFrame(design, villages);
  const rotated = await planRotation(context.stores, permit, campaign, design, villages);
  const keys = {
    key: context.random(32),
    frameSaltKey: context.random(32),
    sampleSaltKey: context.random(32),
  };
  const rows = villages.map(frameRow).toSorted(byUnit);
  const seal = { frame: frameImportId, saltKey: toHex(keys.frameSaltKey) };
  const frame = {
    id: frameImportId,
    rows: rows.length,
    root: streamedFrameRoot(seal, rows, sha256),
    saltKey: null,
  };
  const sealed = await sealKeys(context.seal, campaign, keys);
  const keyCommit = toHex(keyCommitment({ campaign: campaignId, drawNumber }, keys.key));
  const drawDesign = drawDesignOf(campaign, design, parties, keyCommit, pulse, rotated?.rotation);
  const designHash = hashOfDesign({ campaign: campaignId, drawNumber, frame, design: drawDesign }, sha256);
  const frozenAt = context.now.toISOString();
  const event = auditEvent(permit, campaignId, context.now, context.newId(), designHash);
  const change = { state: 'frame-frozen', frameRoot: frame.root, keyCommit, designHash, frozenAt } as const;
  return campaigns.change(permit, campaign, change, event, [
    samples.designToFreeze(permit, campaignId, design, {
      homes: homesOf(villages, design.lonely.collapse),
      takeAll: new Map([...takeAllOf(design, villages), ...(rotated?.takeAll ?? [])]),
    }),
    samples.keysToBeSealed(permit, campaignId, drawNumber, sealed),
    listedDraws.drawToList(permit, {
      commissionerId,
      programme,
      campaignId,
      drawNumber,
      frozenAt,
      designHash,
    }),
    ceremonies.drawToFreeze(permit, {
      campaignId,
      drawNumber,
      frame,
      design: drawDesign,
      designHash,
      commitmentsEnd: design.chance?.commitmentsEnd ?? null,
      frozenAt,
    }),
  ]);
};
