import { type Context, inCampaign } from '../context.ts';
import { liesIn } from '../divisions/division.ts';
import type { SampledVillage } from '../samples/sample.ts';

/** The drawn villages in which an interviewer works: those within the division of the grant. Reserves stay unknown. */
export const fieldVillages = async (
  context: Context,
  campaignId: string,
): Promise<readonly SampledVillage[]> => {
  const { permit } = await inCampaign(context, campaignId, 'take cases');
  const villages = await context.stores.samples.villages(permit, campaignId);
  return villages.filter(({ code, role }) => role !== 'ladder' && liesIn(code, permit.division));
};
