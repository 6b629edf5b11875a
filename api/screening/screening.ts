/**
 * A screening (筛查) of a village: groups of it that were drawn, each one a case. What an interviewer finds in them makes one rate, the
 * missed rate over all who live in screened groups (漏评率，口径A), and no other.
 */
import { type CaseRun, lastHouseholdNumber } from '../fieldwork/case.ts';

export interface DrawnGroup {
  /** As on the frozen roster. */
  readonly group: string;
  /** Within its village, as it stands in its ticket. */
  readonly unit: string;
  readonly ticket: string;
}

/** A village with the groups that were drawn of it, in order of rank; it stays as it was drawn. */
export interface Screening {
  readonly campaignId: string;
  readonly village: string;
  readonly name: string;
  /** Groups that the frozen roster names: each drawn one had the chance drawn/groups. */
  readonly groups: number;
  readonly drawn: readonly DrawnGroup[];
  /** Of which version of the roster; absent: the first. */
  readonly roster?: number | undefined;
  /** Its cases have the numbers after so many others of screened groups; absent: 0. */
  readonly groupsAfter?: number | undefined;
  /** The roster was corrected: these groups are screened no more, and are in no figure. */
  readonly withdrawn?: boolean | undefined;
}

export const screeningRun = ({ campaignId, village, drawn, groupsAfter = 0 }: Screening): CaseRun => ({
  campaignId,
  village,
  after: lastHouseholdNumber + groupsAfter,
  cases: drawn.length,
});
