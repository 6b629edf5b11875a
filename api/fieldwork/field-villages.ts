import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { SampledVillage } from '../samples/sample.ts';

/** The drawn villages in which an interviewer works: those within the division of any of their grants. Reserves stay unknown. */
export const fieldVillages = async (
  context: Context,
  campaignId: string,
): Promise<readonly SampledVillage[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'take cases');
  const villages = await context.stores.samples.villages(permit, campaignId);
  const mayWorkIn = (division: string): boolean =>
    grantFor(context.grants, 'take cases', { campaign, division }, context.now) !== undefined;
  return villages.filter(({ code, role }) => role !== 'ladder' && mayWorkIn(code));
};
