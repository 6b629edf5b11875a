import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { readVillage } from './record-progress.ts';
import type { VillageProgress } from './village-progress.ts';

/** A village as it is followed. */
export interface FollowedPlace extends VillageProgress {
  readonly code: string;
  /** The team to which it is assigned. */
  readonly teamId: string | undefined;
  readonly departedAt: string | undefined;
}

interface Reading {
  readonly stores: Stores;
  readonly campaign: Campaign;
  readonly permit: Permit<'follow the fieldwork'>;
}

interface Assigned {
  readonly village: string;
  readonly teamId: string;
  readonly departedAt?: string | undefined;
}

/**
 * The villages of some counties, by code: one query a county. A village that is assigned and has no progress yet, because field rules
 * came after its cases, is read from its records.
 */
export const followedPlaces = async (
  { stores, campaign, permit }: Reading,
  assigned: readonly Assigned[],
  counties: readonly string[],
): Promise<readonly FollowedPlace[]> => {
  const { campaignId } = campaign;
  const read = await Promise.all(
    counties.map((county) => stores.progress.ofCounty(permit, campaignId, county)),
  );
  const known = new Map(read.flatMap((villages) => [...villages]));
  const missing = await Promise.all(
    assigned
      .filter(({ village }) => !known.has(village))
      .map(async ({ village }) => {
        const facts = await stores.samples.villageFacts(campaignId, village);
        return facts === undefined
          ? []
          : [[village, await readVillage({ stores, campaign }, facts)] as const];
      }),
  );
  const headOf = new Map(assigned.map((head) => [head.village, head]));
  return [...known, ...missing.flat()]
    .map(([code, village]) => ({
      ...village,
      code,
      teamId: headOf.get(code)?.teamId,
      departedAt: headOf.get(code)?.departedAt,
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
};
