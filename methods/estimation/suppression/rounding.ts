import { EstimationError } from '../estimation-error.ts';

/** Half the width of an interval of shares, in points of a percentage. */
const halfWidthInPoints = (lower: number, upper: number): number => 50 * (upper - lower);

/**
 * Decimals that a percentage is shown with: clamp(−⌊log₁₀ half-width in points⌋, 0, 2). A figure that may lie 2 points off has none, one that may
 * lie 0.3 points off has one. `lower` and `upper` are shares.
 */
export const displayedDecimals = (lower: number, upper: number): number => {
  if (!(lower <= upper)) throw new EstimationError('out-of-range', `No interval from ${lower} to ${upper}.`);
  return Math.min(2, Math.max(0, -Math.floor(Math.log10(halfWidthInPoints(lower, upper)))));
};

/** A share as the percentage that is shown: what everybody without right to records gets, in place of all digits. */
export const displayedPercent = (share: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(share * 100 * scale) / scale;
};
