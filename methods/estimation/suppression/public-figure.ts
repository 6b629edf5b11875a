import type { Bounds } from '../interval.ts';
import type { Reliability } from './reliability.ts';
import { displayedDecimals, displayedPercent } from './rounding.ts';

/** A figure of an area as the system knows it. */
export interface KnownFigure {
  readonly estimate: number;
  readonly interval: Bounds;
  readonly reliability: Reliability;
}

/** Percentages, rounded as displayed. */
export interface DisplayedFigure {
  readonly percent: number;
  readonly lower: number;
  readonly upper: number;
  readonly decimals: number;
  readonly unreliableComplement: boolean;
}

/** What somebody without right to records may see of a figure. */
export interface PublicFigure {
  readonly figure?: DisplayedFigure;
  readonly verdictMayShow: boolean;
}

/**
 * Hidden because it would disclose, and not there at all, look alike: both are nothing. An unreliable figure is hidden too, but its verdict may
 * show. `disclosive` is what the snapshot decided for the cell.
 */
export const publicFigure = (known: KnownFigure | undefined, disclosive: boolean): PublicFigure => {
  if (known === undefined || disclosive) return { verdictMayShow: false };
  const { estimate, interval, reliability } = known;
  if (reliability.unreliable !== undefined) return { verdictMayShow: true };
  const decimals = displayedDecimals(interval.lower, interval.upper);
  return {
    figure: {
      percent: displayedPercent(estimate, decimals),
      lower: displayedPercent(interval.lower, decimals),
      upper: displayedPercent(interval.upper, decimals),
      decimals,
      unreliableComplement: reliability.unreliableComplement,
    },
    verdictMayShow: true,
  };
};
