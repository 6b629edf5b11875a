import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { casesIn } from '../fieldwork/give-links.ts';
import type { Permit } from '../people/permit.ts';
import { Refusal, refusalWith } from '../refusals.ts';
import { groupsToScreen } from '../screening/groups-to-screen.ts';

/** The numbers of all cases of a village: drawn households, screened groups, those added by hand; none where there is nothing to visit. */
export const caseNumbersIn = async (
  context: Context,
  permit: Permit<'assign cases'>,
  campaignId: string,
  village: string,
): Promise<readonly number[]> => {
  try {
    const [households, groups] = await Promise.all([
      casesIn(context, permit, campaignId, village),
      groupsToScreen(context.stores, permit, campaignId, village),
    ]);
    return [...households, ...groups].map(({ number }) => number);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'case-unknown' || error.code === 'village-lost')) {
      return [];
    }
    throw error;
  }
};

export interface VillageToAssign {
  readonly village: string;
  readonly name: string;
}

/** The villages in which there are cases: disclosed and not lost, or with cases added by hand; by code. */
export const villagesToAssign = async (
  { stores }: Context,
  permit: Permit<'assign cases'>,
  { campaignId }: Campaign,
): Promise<readonly VillageToAssign[]> => {
  const [drawn, added] = await Promise.all([
    stores.samples.villages(permit, campaignId),
    stores.addedCases.villages(permit, campaignId),
  ]);
  const named = new Map<string, string>([
    ...added.map(({ village, name }) => [village, name] as const),
    ...drawn
      .filter(({ lost, householdsDrawn }) => lost === undefined && householdsDrawn)
      .map(({ code, name }) => [code, name] as const),
  ]);
  return [...named]
    .map(([village, name]) => ({ village, name }))
    .toSorted((a, b) => (a.village < b.village ? -1 : 1));
};

/** Those of the named villages, all where none are named. */
export const namedVillages = (
  all: readonly VillageToAssign[],
  named: readonly string[] | undefined,
): readonly VillageToAssign[] => {
  if (named === undefined) {
    return all;
  }
  const found = all.filter(({ village }) => named.includes(village));
  const missing = named.filter((code) => !found.some(({ village }) => village === code));
  if (missing.length > 0) {
    throw refusalWith(
      'assignment-village-unknown',
      missing.map((field) => ({
        field,
        reason: { en: 'there is nothing to assign', zh: '没有可派发的样本户' },
      })),
    );
  }
  return found;
};
