import { toHex } from '../../methods/proof/hex.ts';
import { drawVillages as drawByTickets } from '../../methods/sampling/draw-villages.ts';
import { sampleRoot as rootOfSelections } from '../../methods/sampling/sample-root.ts';
import { villageStage, villageStageSeed } from '../../methods/sampling/seed.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { orWhatStands } from '../campaigns/or-what-stands.ts';
import { type Context, inCampaign } from '../context.ts';
import { countyOf } from '../divisions/division.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { refusal } from '../refusals.ts';
import type { SampledVillage } from './sample.ts';
import { seedOf } from './seed-of.ts';

/**
 * Draws the villages from the frozen frame by the signed design. The chance is the sealed key K, fixed when the frame was
 * frozen, so there is no second sample: whoever asks again, or at the same moment, gets the one that stands.
 */
export const drawVillages = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'draw the sample');
  if (isDrawn(campaign)) {
    return campaign;
  }
  mustBeIn(campaign, 'frame-frozen');
  if (campaign.signedAt === undefined) {
    throw refusal('design-unsigned');
  }
  const { samples, frames, campaigns } = context.stores;
  const [design, keys] = await Promise.all([
    samples.design(campaignId),
    samples.sealedKeys(permit, campaignId, campaign.drawNumber),
  ]);
  if (design === undefined || keys === undefined || campaign.frameImportId === undefined) {
    throw refusal('design-missing');
  }
  const units = await frames.villages(permit, campaign.frameImportId);
  const stageSeed = villageStageSeed(seedOf(campaign, keys.key));
  const drawn = drawByTickets({
    campaign: campaignId,
    stageSeed,
    strata: design.strata.map(({ code, villages, reserve }) => ({ code, n: villages, reserve })),
    units: units.map(({ code, stratum, size }) => ({ id: code, stratum, size })),
  });
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const selected = drawn.flatMap((stratum) =>
    stratum.selected.map((each) => ({ ...each, stratum: stratum.stratum })),
  );
  const villages = selected.flatMap((each) => {
    const unit = byCode.get(each.unit);
    return unit === undefined ? [] : [sampledVillage(campaignId, unit, each)];
  });
  for (const village of villages) {
    await samples.saveVillage(permit, village);
  }
  for (const [county, inCounty] of Map.groupBy(villages, (village) => countyOf(village.code))) {
    await samples.saveCounty(permit, campaignId, county, inCounty.length);
  }
  const sampleRoot = toHex(rootOfSelections(keys.saltKey, villageStage, drawn));
  const event = auditEvent(permit, campaignId, context.now, context.newId(), sampleRoot);
  return orWhatStands(context, campaignId, isDrawn, () =>
    campaigns.change(permit, campaign, { state: 'drawn', sampleRoot }, event),
  );
};

const isDrawn = ({ sampleRoot }: Campaign): boolean => sampleRoot !== undefined;

const sampledVillage = (
  campaignId: string,
  unit: FrameVillage,
  each: Pick<SampledVillage, 'role' | 'rank' | 'ticket'> & {
    readonly probability: readonly [string, string];
  },
): SampledVillage => ({
  campaignId,
  code: unit.code,
  name: unit.name,
  stratum: unit.stratum,
  role: each.role,
  rank: each.rank,
  ticket: each.ticket,
  inclusion: { numerator: each.probability[0], denominator: each.probability[1] },
  size: unit.size,
  lists: {},
  householdsDrawn: false,
  version: 1,
});
