import { type Context, inCampaign } from '../context.ts';
import type { CorrectionRequest, RosterCorrection } from './roster-correction.ts';

/** Has the draw function freeze a corrected roster; gives the correction that stands. */
export const askForCorrectedRoster = async (
  context: Context,
  campaignId: string,
  asked: CorrectionRequest,
): Promise<RosterCorrection> => {
  const { village, version, otherReason = null } = asked;
  const { permit } = await inCampaign(context, campaignId, 'correct a roster', village);
  const { act, personId } = permit;
  await context.drawFunction({ ...asked, act, campaignId, personId, otherReason });
  const correction = await context.stores.rosterCorrections.of(permit, campaignId, village, version);
  if (correction === undefined) {
    throw new Error(`The roster of ${village} was corrected, and there is no record of it`);
  }
  return correction;
};
