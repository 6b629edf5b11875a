import type { Estimate } from '../../methods/estimation/estimate.ts';
import type { Measure } from './request.ts';

/** A figure as it is shown; a proportion in per cent. */
export interface RoundedFigure {
  readonly estimate: string;
  readonly standardError: string;
  readonly lower: string;
  readonly upper: string;
}

const MOST_DECIMALS_OF_A_PERCENTAGE = 2;
const MOST_DECIMALS = 8;

const between = (low: number, high: number, value: number): number => Math.min(high, Math.max(low, value));

/** The power of ten of the interval's half-width: how precise the effective sample makes the figure. */
const precisionOf = (halfWidth: number): number =>
  halfWidth > 0 ? Math.floor(Math.log10(halfWidth)) : Number.NEGATIVE_INFINITY;

/**
 * No more decimals than the effective sample bears: a percentage shows one digit of its interval's half-width and at most two decimals,
 * another figure two digits of it. The standard error has one more.
 */
export const rounded = (
  { estimate, standardError, interval: { lower, upper } }: Estimate,
  { kind }: Measure,
): RoundedFigure => {
  const percent = kind === 'proportion';
  const unit = percent ? 100 : 1;
  const precision = precisionOf(((upper - lower) / 2) * unit);
  const decimals = percent
    ? between(0, MOST_DECIMALS_OF_A_PERCENTAGE, -precision)
    : between(0, MOST_DECIMALS, 1 - precision);
  const shown = (value: number, more = 0): string => (value * unit).toFixed(decimals + more);
  return {
    estimate: shown(estimate),
    standardError: shown(standardError, 1),
    lower: shown(lower),
    upper: shown(upper),
  };
};
