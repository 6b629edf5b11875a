import type { Context } from '../context.ts';
import { Refusal } from '../refusals.ts';
import type { Campaign } from './campaign.ts';

/** Takes a step. Where somebody else took the same one at the same moment, it is not taken twice: what then stands is given. */
export const orWhatStands = async (
  { stores }: Pick<Context, 'stores'>,
  campaignId: string,
  stands: (campaign: Campaign) => boolean,
  step: () => Promise<Campaign>,
): Promise<Campaign> => {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'campaign-changed') {
      const campaign = await stores.campaigns.get(campaignId);
      if (campaign !== undefined && stands(campaign)) {
        return campaign;
      }
    }
    throw error;
  }
};
