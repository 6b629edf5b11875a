import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { DoneDraw, FrozenDraw } from './draw-record.ts';
import type { Party } from './party.ts';

export interface Ceremony {
  readonly campaign: Campaign;
  readonly draw: FrozenDraw & { readonly done: DoneDraw | undefined };
  readonly parties: readonly Party[];
}

/** The draw of a campaign from its freeze on, with everybody who takes part; or the refusal. */
export const openCeremony = async (stores: Stores, campaignId: string): Promise<Ceremony> => {
  const campaign = await stores.campaigns.get(campaignId);
  if (campaign === undefined) {
    throw refusal('campaign-unknown');
  }
  const [draw, parties] = await Promise.all([
    stores.ceremonies.frozen(campaignId, campaign.drawNumber),
    stores.ceremonies.partiesOf(campaignId, campaign.drawNumber),
  ]);
  if (draw === undefined) {
    throw refusal('draw-not-frozen');
  }
  return { campaign, draw, parties };
};
