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
}

export const screeningRun = ({ campaignId, village, drawn }: Screening): CaseRun => ({
  campaignId,
  village,
  after: lastHouseholdNumber,
  cases: drawn.length,
});

/** The number of the group of that rank, from 1. */
export const screeningNumber = (rank: number): number => lastHouseholdNumber + rank;
