import type { Stores } from '../context.ts';
import type { Case } from '../fieldwork/case.ts';
import type { Permit } from '../people/permit.ts';
import { screeningRun } from './screening.ts';

/** The drawn groups of a village, for interviewers; there is no card to print for one. */
export const groupsToScreen = async (
  { screenings, cases }: Stores,
  permit: Permit<'take cases' | 'assign cases'>,
  campaignId: string,
  village: string,
): Promise<readonly Case[]> => {
  const screening = await screenings.village(permit, campaignId, village);
  return screening === undefined ? [] : cases.ofRun(permit, screeningRun(screening));
};
