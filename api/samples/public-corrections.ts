import type { Stores } from '../context.ts';
import type { RosterFault } from './roster-correction.ts';

/** A corrected roster as everybody may know of it. */
export interface PublicCorrection {
  readonly correctedAt: string;
  readonly reason: RosterFault;
}

/** In the order in which they were made, which says nothing of which villages they are. */
export const publicCorrections = async (
  { rosterCorrections }: Stores,
  campaignId: string,
): Promise<readonly PublicCorrection[]> => {
  const made = await rosterCorrections.all('certificate job', campaignId);
  return made
    .map(({ correctedAt, reason }) => ({ correctedAt, reason }))
    .toSorted((a, b) => (a.correctedAt < b.correctedAt ? -1 : 1));
};
