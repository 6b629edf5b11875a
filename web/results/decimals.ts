/** The ends of an interval, as proportions. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How many decimals a percentage may show: no more than its uncertainty lets them mean something.
 * clamp(−⌊log₁₀ half-width⌋, 0, 2), the half-width of the interval in percentage points.
 */
export const decimalsFor = (interval: Range | null): number => {
  if (!interval) return 0;
  const halfWidth = (100 * (interval.upper - interval.lower)) / 2;
  return Math.min(2, Math.max(0, -Math.floor(Math.log10(halfWidth))));
};

/** A proportion as a percentage without its sign, so that 0.928 is `92.8`. */
export const percentage = (proportion: number, decimals: number): string =>
  (100 * proportion).toFixed(decimals);
