import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { collecting, type FrameReport } from './frame-report.ts';
import { type ListType, listTypes } from './list-type.ts';

/** By village, which lists have a household. */
export type FilledLists = ReadonlyMap<string, ReadonlySet<ListType>>;

const listsOf = (roster: readonly { readonly list: ListType }[]): ReadonlySet<ListType> =>
  new Set(roster.map(({ list }) => list));

const wantedLists = async (samples: Stores['samples'], campaignId: string): Promise<readonly ListType[]> => {
  const design = await samples.design(campaignId);
  return listTypes.filter((list) => design?.households[list] !== undefined);
};

/**
 * Drawn villages that have no roster yet, in this file or one before it, and lists from which the design wants households but
 * which are empty.
 */
export const reportRosters = async (
  { samples, frames }: Stores,
  { campaignId, rosterImportId }: Campaign,
  inFile: FilledLists,
): Promise<FrameReport> => {
  const found = collecting(['roster-missing', 'list-empty']);
  const wanted = await wantedLists(samples, campaignId);
  const drawn = await samples.villages('import job', campaignId);
  for (const { code, name } of drawn.filter(({ lost }) => lost === undefined)) {
    const filled =
      inFile.get(code) ??
      (rosterImportId === undefined
        ? new Set()
        : listsOf(await frames.rosterOf('import job', rosterImportId, code)));
    if (filled.size === 0) {
      found.note('roster-missing', { code, name });
      continue;
    }
    for (const list of wanted.filter((each) => !filled.has(each))) {
      found.note('list-empty', { code, name, about: list });
    }
  }
  return { listed: 0, findings: found.findings() };
};

/** Lists from which the design wants households but which are empty in a corrected roster; of other villages it says nothing. */
export const reportCorrections = async (
  { samples }: Stores,
  { campaignId }: Campaign,
  inFile: FilledLists,
): Promise<FrameReport> => {
  const found = collecting(['list-empty']);
  const wanted = await wantedLists(samples, campaignId);
  for (const { code, name } of await samples.villages('import job', campaignId)) {
    const filled = inFile.get(code);
    for (const list of wanted.filter((each) => filled?.has(each) === false)) {
      found.note('list-empty', { code, name, about: list });
    }
  }
  return { listed: 0, findings: found.findings() };
};
