import { z } from 'zod';
import { type Context, inCampaign } from '../context.ts';
import { unpack } from '../platform/packed.ts';
import type { Problem } from '../refusals.ts';
import type { FrameImport } from './frame.ts';

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
