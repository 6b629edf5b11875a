import type { Stores } from '../context.ts';
import type { FoundRoster } from '../frames/roster-store.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';

/** The roster that an import of corrections has for a village; or the refusal. */
export const correctedRoster = async (
  { frames }: Stores,
  permit: Permit<'correct a roster' | 'see the rosters'>,
  campaignId: string,
  importId: string,
  village: string,
): Promise<FoundRoster> => {
  const entry = await frames.get(campaignId, importId);
  const found =
    entry?.kind === 'corrections' && entry.state === 'adopted'
      ? await frames.rosterWithSource(permit, importId, village)
      : undefined;
  if (found === undefined) {
    throw refusal('roster-import-unfit');
  }
  return found;
};
