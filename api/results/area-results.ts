import type { Campaign } from '../campaigns/campaign.ts';
import type { ClosingFigures } from '../estimates/closing/closing-figure.ts';
import type { Counts } from '../estimates/node.ts';
import type { AreaVerdict } from '../estimates/verdict.ts';
import type { Design } from '../samples/design.ts';
import type { ShownFigure } from './shown-figure.ts';

/** What the reader of an area's page sees. */
export interface AreaResults {
  readonly campaign: Campaign;
  readonly division: string;
  /** True until the campaign is closed: closed villages only, and the order of visits is not random. */
  readonly provisional: boolean;
  /** UTC moment of the figures; of the day's snapshot, which may keep older ones. */
  readonly asOf: string;
  readonly counts: Counts;
  readonly design: Design;
  readonly figures: readonly ShownFigure[];
  /** From closing on; before publication for the lead alone. */
  readonly verdict?: AreaVerdict;
  /** Quantiles, tests and calibration, from closing on; for the lead. */
  readonly closing?: ClosingFigures;
}

export interface AreaSummary {
  readonly division: string;
  readonly counts: Counts;
}
