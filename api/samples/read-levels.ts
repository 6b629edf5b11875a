import { type Context, inCampaign } from '../context.ts';
import { type LevelStanding, levelStandings } from '../estimates/level-standing.ts';
import { homesOf } from '../estimates/strata.ts';

/**
 * At which levels the saved design gives figures, and how: whole strata are nodes, areas that cut one are domains of it, and smaller
 * ones have none. Empty while there is no village list or no design.
 */
export const readLevels = async (context: Context, campaignId: string): Promise<readonly LevelStanding[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'save the design');
  const { frameImportId } = campaign;
  const design = await context.stores.samples.design(campaignId);
  if (frameImportId === undefined || design === undefined) {
    return [];
  }
  const villages = await context.stores.frames.villages(permit, frameImportId);
  return levelStandings(homesOf(villages, design.lonely.collapse), design.townships);
};
