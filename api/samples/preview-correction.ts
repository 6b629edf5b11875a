import { type Context, inCampaign } from '../context.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import { refusal } from '../refusals.ts';
import { correctedRoster } from './corrected-roster.ts';
import type { Roster } from './household-rules.ts';
import { rosterDifferences } from './roster-correction-rules.ts';

/** What a file with corrections would change in a village’s roster. */
export interface CorrectionPreview {
  readonly lists: readonly { readonly list: ListType; readonly before: number; readonly after: number }[];
  readonly added: Roster;
  readonly removed: Roster;
}

/** Nobody vouches for a list unseen: what a file would change, for those who look at it before it is frozen. Nothing is frozen by it. */
export const previewCorrection = async (
  context: Context,
  campaignId: string,
  village: string,
  importId: string,
): Promise<CorrectionPreview> => {
  const { permit } = await inCampaign(context, campaignId, 'see the rosters', village);
  const { stores } = context;
  const facts = await stores.samples.villageFacts(campaignId, village);
  if (facts === undefined) {
    throw refusal('village-undisclosed', { code: village });
  }
  if (facts.roster === undefined) {
    throw refusal('roster-uncorrectable');
  }
  const [present, { roster: after }] = await Promise.all([
    stores.frames.rosterWithSource(permit, facts.roster.importId, village),
    correctedRoster(stores, permit, campaignId, importId, village),
  ]);
  const before = present?.roster ?? [];
  const size = (roster: Roster, list: ListType): number => roster.filter((row) => row.list === list).length;
  return {
    lists: listTypes
      .map((list) => ({ list, before: size(before, list), after: size(after, list) }))
      .filter((each) => each.before + each.after > 0),
    ...rosterDifferences(before, after),
  };
};
