import { fromHex } from '../../methods/proof/hex.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { orWhatStands } from '../campaigns/or-what-stands.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { drawnHouseholds, mustHaveRosters, type Roster, withFrozenRoster } from './household-rules.ts';
import type { SampledVillage } from './sample.ts';

/**
 * Draws the households of every drawn village, each list apart. First the rosters are frozen for good, by one conditional
 * write; then their roots are written; only then is anything drawn. Whoever asks again, after a break-off, once it is done or
 * at the same moment, gets the same cases.
 */
export const drawHouseholds = async (context: Context, campaignId: string): Promise<Campaign> => {
  const asked = await inCampaign(context, campaignId, 'draw the sample');
  const { permit } = asked;
  if (isDrawn(asked.campaign)) {
    return asked.campaign;
  }
  mustBeIn(asked.campaign, 'drawn');
  const { samples, campaigns, cases, reserves } = context.stores;
  const [design, keys, villages] = await Promise.all([
    samples.design(campaignId),
    samples.sealedKeys(permit, campaignId, asked.campaign.drawNumber),
    samples.villages(permit, campaignId),
  ]);
  const { rosterImportId } = asked.campaign;
  if (design === undefined || keys === undefined || rosterImportId === undefined) {
    throw refusal('households-undrawn');
  }
  const issued = villages.filter((village) => village.role !== 'ladder');
  const rosters = await rostersOf(context, permit, rosterImportId, issued);
  mustHaveRosters(issued, rosters);
  const campaign = await freezeRosters(context, permit, asked.campaign, rosterImportId);
  if (isDrawn(campaign)) {
    return campaign;
  }
  for (const village of issued) {
    const roster = rosters.get(village.code) ?? [];
    const frozen = withFrozenRoster(village, keys, roster);
    await samples.saveVillage(permit, frozen);
    const drawn = drawnHouseholds(campaign, design, keys, frozen, fromHex(frozen.rosterRoot), roster);
    await Promise.all([
      ...drawn.cases.map((each) => cases.save(permit, each)),
      reserves.saveLadders(permit, campaignId, village.code, drawn.ladders),
    ]);
    await samples.saveVillage(permit, drawn.village);
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), rosterImportId);
  const change = { householdsDrawnAt: context.now.toISOString() };
  return orWhatStands(context, campaignId, isDrawn, () => campaigns.change(permit, campaign, change, event));
};

const isDrawn = ({ householdsDrawnAt }: Campaign): boolean => householdsDrawnAt !== undefined;

const rostersOf = async (
  { stores }: Context,
  permit: Permit<'draw the sample'>,
  importId: string,
  villages: readonly SampledVillage[],
): Promise<ReadonlyMap<string, Roster>> =>
  new Map(
    await Promise.all(
      villages.map(async ({ code }) => [code, await stores.frames.rosterOf(permit, importId, code)] as const),
    ),
  );

/** From here on no other roster is taken, whatever is uploaded meanwhile. */
const freezeRosters = (
  context: Context,
  permit: Permit<'draw the sample'>,
  campaign: Campaign,
  rosterImportId: string,
): Campaign | Promise<Campaign> => {
  if (campaign.frozenRosterId !== undefined) {
    return campaign;
  }
  const event = auditEvent(permit, campaign.campaignId, context.now, context.newId(), rosterImportId);
  return orWhatStands(
    context,
    campaign.campaignId,
    ({ frozenRosterId }) => frozenRosterId === rosterImportId,
    () => context.stores.campaigns.change(permit, campaign, { frozenRosterId: rosterImportId }, event),
  );
};
