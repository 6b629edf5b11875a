import { type Context, inCampaign } from '../context.ts';
import type { VillageLoss } from './lost-village.ts';
import type { LossRequest } from './record-lost-village.ts';

/** Has the draw function open the reserve of a lost village; gives that village with what was opened for it. */
export const askForReserveVillage = async (
  context: Context,
  campaignId: string,
  { village, reason, evidence }: LossRequest,
): Promise<VillageLoss> => {
  const { permit } = await inCampaign(context, campaignId, 'open a reserve village', village);
  const { act, personId } = permit;
  await context.drawFunction({ act, campaignId, personId, village, reason, evidence });
  const loss = await context.stores.lostVillages.of(permit, campaignId, village);
  if (loss === undefined) {
    throw new Error(`A reserve was opened for ${village}, which is not lost`);
  }
  return loss;
};
