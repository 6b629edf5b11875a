import type { Campaign } from '../campaigns/campaign.ts';
import type { Figure } from '../estimates/figure.ts';
import type { Counts } from '../estimates/node.ts';
import type { AreaVerdict } from '../estimates/verdict.ts';
import type { Design } from '../samples/design.ts';

/** What the reader of an area's page sees. */
export interface AreaResults {
  readonly campaign: Campaign;
  readonly division: string;
  /** True until the campaign is closed: closed villages only, and the order of visits is not random. */
  readonly provisional: boolean;
  /** UTC moment of the figures. */
  readonly asOf: string;
  readonly counts: Counts;
  readonly design: Design;
  readonly figures: readonly Figure[];
  /** From closing on; before publication for the lead alone. */
  readonly verdict?: AreaVerdict;
}

export interface AreaSummary {
  readonly division: string;
  readonly counts: Counts;
}
