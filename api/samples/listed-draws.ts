import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import type { ListedDraw } from './listed-draw-store.ts';

export interface ListedCampaignDraw extends ListedDraw {
  readonly campaign: Campaign;
}

/** All draws that were frozen for the same commissioner, the newest first, with what became of them. */
export const listedDraws = async (
  { listedDraws: store, campaigns }: Stores,
  { commissionerId }: Campaign,
): Promise<readonly ListedCampaignDraw[]> => {
  const listed = await store.ofCommissioner(commissionerId);
  const found = await Promise.all(
    listed.map(async (draw) => ({ ...draw, campaign: await campaigns.get(draw.campaignId) })),
  );
  return found.flatMap(({ campaign: each, ...draw }) =>
    each === undefined ? [] : [{ ...draw, campaign: each }],
  );
};
