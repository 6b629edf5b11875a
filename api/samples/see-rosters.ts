import { type Context, inCampaign } from '../context.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import { refusal } from '../refusals.ts';
import type { RosterCorrection } from './roster-correction.ts';
import { type FrozenRoster, issuedIn, type SampledVillage } from './sample.ts';

export interface RosterList {
  readonly list: ListType;
  /** Households on the roster. */
  readonly size: number;
  /** How many of them became cases. */
  readonly issued: number;
}

/** A version of a village's roster, with what was drawn from it. */
export interface RosterVersion extends FrozenRoster {
  readonly every: readonly RosterList[];
  readonly cases: number;
  /** Whether its households are drawn; where a beacon takes part, they wait for its pulse. */
  readonly drawn: boolean;
  /** How it came to take the place of the one before; absent for the first. */
  readonly correction: RosterCorrection | undefined;
}

export interface VillageRosters {
  readonly village: string;
  readonly name: string;
  /** Households by the frame. */
  readonly size: number;
  /** By version; the last one is the present one. */
  readonly versions: readonly RosterVersion[];
}

/** Every roster of a disclosed village, those that were corrected too, for the lead and the supervisors of the division. */
export const seeRosters = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<VillageRosters> => {
  const { permit } = await inCampaign(context, campaignId, 'see the rosters', village);
  const { samples, rosterCorrections } = context.stores;
  const [facts, corrections] = await Promise.all([
    samples.villageFacts(campaignId, village),
    rosterCorrections.ofVillage(permit, campaignId, village),
  ]);
  if (facts === undefined) {
    throw refusal('village-undisclosed', { code: village });
  }
  const { name, size, roster, lists, householdsDrawn } = facts;
  const version = (each: FrozenRoster, issued: SampledVillage['lists'], drawn: boolean): RosterVersion => ({
    ...each,
    every: listTypes.flatMap((list) => {
      const households = each.lists[list];
      return households === undefined ? [] : [{ list, size: households, issued: issued[list]?.issued ?? 0 }];
    }),
    cases: issuedIn({ lists: issued }),
    drawn,
    correction: corrections.find((correction) => correction.version === each.version - 1),
  });
  return {
    village,
    name,
    size,
    versions: [
      ...corrections.map(({ before, issuedBefore }) => version(before, issuedBefore, true)),
      ...(roster === undefined ? [] : [version(roster, lists, householdsDrawn)]),
    ],
  };
};
