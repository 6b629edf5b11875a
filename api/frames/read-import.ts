import { z } from 'zod';
import type { Campaign } from '../campaigns/campaign.ts';
import { type Context, inCampaign, type Stores } from '../context.ts';
import { byCode } from '../divisions/division.ts';
import { divisionYear } from '../divisions/load-divisions.ts';
import { unpack } from '../platform/packed.ts';
import type { Problem } from '../refusals.ts';
import type { FrameImport, FrameVillage } from './frame.ts';
import { type FrameReport, frameReport } from './frame-report.ts';

const storedProblems = z.array(
  z.object({
    row: z.int().optional(),
    column: z.string().optional(),
    field: z.string().optional(),
    reason: z.object({ en: z.string(), zh: z.string() }),
  }),
);

/** One import, for those who may import. */
export const readImport = async (
  context: Context,
  campaignId: string,
  importId: string,
): Promise<FrameImport | undefined> => {
  await inCampaign(context, campaignId, 'import a frame');
  return context.stores.frames.get(campaignId, importId);
};

export const importProblems = ({ problems }: FrameImport): Problem[] =>
  problems === undefined
    ? []
    : unpack(problems, storedProblems).map(({ row, column, field, reason }) => ({
        reason,
        ...(row === undefined ? {} : { row }),
        ...(column === undefined ? {} : { column }),
        ...(field === undefined ? {} : { field }),
      }));

export const importReport = ({ report }: FrameImport): FrameReport | undefined =>
  report === undefined ? undefined : unpack(report, frameReport);

/** The village list that the campaign has. */
export const frameOf = async (
  { frames }: Pick<Stores, 'frames'>,
  { campaignId, frameImportId }: Campaign,
): Promise<FrameImport | undefined> =>
  frameImportId === undefined ? undefined : frames.get(campaignId, frameImportId);

/** The year of the division list that the campaign uses; nothing while it has no village list. */
export const yearOfFrame = async (
  stores: Pick<Stores, 'frames'>,
  campaign: Campaign,
): Promise<string | undefined> => {
  const frame = await frameOf(stores, campaign);
  return frame === undefined ? undefined : (frame.divisionYear ?? divisionYear);
};

/** The villages that an adopted list has in a county, with their attributes, in order of code. */
export const importedVillages = async (
  context: Context,
  { campaignId, importId, state }: FrameImport,
  county: string,
): Promise<readonly FrameVillage[]> => {
  const { permit } = await inCampaign(context, campaignId, 'import a frame');
  const villages =
    state === 'adopted' ? await context.stores.frames.villagesOfCounty(permit, importId, county) : [];
  return villages.toSorted(byCode);
};
