import type { CertifiedPulse } from '../../methods/sampling/certificate/certificate.ts';
import type { CaseRun } from '../fieldwork/case.ts';
import type { LossReason } from '../fieldwork/lost-village.ts';
import type { ListType } from '../frames/list-type.ts';

/** A drawn village: its probability as an exact fraction, and, once its households are drawn, what was issued in each list. */
export interface SampledVillage {
  readonly campaignId: string;
  readonly code: string;
  readonly name: string;
  readonly stratum: string;
  readonly role: 'take-all' | 'sample' | 'ladder';
  readonly rank: number;
  readonly ticket: string;
  /**
   * n·M/S, of reserves too. With j reserves opened everything in the field has (n + j)·M/S, and the villages that were worked stand for
   * n + j: the j cancels, so weights are made from n·M/S and n, whatever is opened when. `openedProbabilities` shows (n + j)·M/S.
   */
  readonly inclusion: { readonly numerator: string; readonly denominator: string };
  /** Households of the village by the frame. */
  readonly size: number;
  readonly lists: Readonly<Partial<Record<ListType, IssuedList>>>;
  /** When it was shown to its team. */
  readonly disclosedAt: string;
  /** From its freezing on; its root stands before any household is drawn from it. */
  readonly roster?: FrozenRoster | undefined;
  readonly householdsDrawn: boolean;
  /** Why it cannot be worked; from then on it is no PSU. */
  readonly lost?: LossReason | undefined;
  /** Rises with every change; part of what the roll-up has seen. */
  readonly version: number;
  /** The epoch for which it was written anew, with every case closed to answers before; absent until the campaign is closed. */
  readonly epoch?: number | undefined;
}

/** A roster from its freezing on. */
export interface FrozenRoster {
  readonly importId: string;
  /** 1 at first; a corrected roster is the next one. */
  readonly version: number;
  readonly root: string;
  /** Every list that it has, and how many households stand on it. */
  readonly lists: Readonly<Partial<Record<ListType, number>>>;
  readonly frozenAt: string;
  /** Who froze it; absent where that was not kept yet. */
  readonly frozenBy?: string | undefined;
  /** Its cases have the numbers that follow this one, its screened groups those after so many others; absent: 0, as of version 1. */
  readonly casesAfter?: number | undefined;
  readonly groupsAfter?: number | undefined;
  /** From which its households were drawn; absent before, and where no beacon takes part. */
  readonly pulse?: CertifiedPulse | undefined;
}

/** A list of a village: M households on the frozen roster, of which `issued` became cases, opened reserves among them. */
export interface IssuedList {
  readonly size: number;
  readonly issued: number;
  /** How many of the cases came from the ladder; absent: none. */
  readonly reserves?: number | undefined;
}

/** How many households of the village became cases. */
export const issuedIn = ({ lists }: Pick<SampledVillage, 'lists'>): number =>
  Object.values(lists).reduce((sum, list) => sum + list.issued, 0);

/** Where the households are that the present roster of a village brought into the sample; none before they are drawn. */
export const householdRun = (
  village: Pick<SampledVillage, 'campaignId' | 'code' | 'lists' | 'roster'>,
): CaseRun => ({
  campaignId: village.campaignId,
  village: village.code,
  after: village.roster?.casesAfter ?? 0,
  cases: issuedIn(village),
});

/** The village with one household more of this list in the field: the next of its ladder. */
export const withReserve = (village: SampledVillage, list: ListType, before: IssuedList): SampledVillage => ({
  ...village,
  lists: {
    ...village.lists,
    [list]: { ...before, issued: before.issued + 1, reserves: (before.reserves ?? 0) + 1 },
  },
  version: village.version + 1,
});
