import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import type { ListedDraw } from './programme-store.ts';

export interface ProgrammeDraw extends ListedDraw {
  readonly campaign: Campaign;
}

/** All draws that were frozen for the same programme, oldest first, with what became of them. */
export const programmeDraws = async (
  { programmes, campaigns }: Stores,
  campaign: Campaign,
): Promise<readonly ProgrammeDraw[]> => {
  const listed = await programmes.drawsOf(campaign);
  const found = await Promise.all(
    listed.map(async (draw) => ({ ...draw, campaign: await campaigns.get(draw.campaignId) })),
  );
  return found.flatMap(({ campaign: each, ...draw }) =>
    each === undefined ? [] : [{ ...draw, campaign: each }],
  );
};
