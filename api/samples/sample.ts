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
  readonly inclusion: { readonly numerator: string; readonly denominator: string };
  /** Households of the village by the frame. */
  readonly size: number;
  /** By list type: M households on the frozen roster, of which `issued` became cases. */
  readonly lists: Readonly<Partial<Record<ListType, { readonly size: number; readonly issued: number }>>>;
  /** Of the frozen roster; stands before any household is drawn from it. */
  readonly rosterRoot?: string | undefined;
  readonly householdsDrawn: boolean;
  /** Rises with every change; part of what the roll-up has seen. */
  readonly version: number;
  /** The epoch for which it was written anew, with every case closed to answers before; absent until the campaign is closed. */
  readonly epoch?: number | undefined;
}

/** How many households of the village became cases. */
export const issuedIn = ({ lists }: Pick<SampledVillage, 'lists'>): number =>
  Object.values(lists).reduce((sum, list) => sum + list.issued, 0);
