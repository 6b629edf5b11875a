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
/** Where nothing varies nothing says how precise a figure is. */
const DECIMALS_WITHOUT_VARIATION = 2;

const between = (low: number, high: number, value: number): number => Math.min(high, Math.max(low, value));

const decimalsFor = (halfWidth: number, percent: boolean): number => {
  if (halfWidth === 0) return DECIMALS_WITHOUT_VARIATION;
  const precision = Math.floor(Math.log10(halfWidth));
  return percent
    ? between(0, MOST_DECIMALS_OF_A_PERCENTAGE, -precision)
    : between(0, MOST_DECIMALS, 1 - precision);
};

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
  const decimals = decimalsFor(((upper - lower) / 2) * unit, percent);
  const shown = (value: number, more = 0): string => (value * unit).toFixed(decimals + more);
  return {
    estimate: shown(estimate),
    standardError: shown(standardError, 1),
    lower: shown(lower),
    upper: shown(upper),
  };
};
