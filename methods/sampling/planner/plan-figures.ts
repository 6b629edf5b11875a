const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const twoDecimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** Households, villages. */
export const count = (value: number): string => whole.format(value);

/** Money or time, in the unit of the costs. */
export const money = (value: number): string => twoDecimals.format(value);

/** A share as a percentage, the rarer side to three digits: 90, 93.74, 0.785. */
export const percent = (share: number): string => {
  const rare = 100 * Math.min(Math.abs(share), Math.abs(1 - share));
  const decimals = rare === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(rare)));
  return `${Number((100 * share).toFixed(Math.min(20, decimals)))}`;
};

/** A half-width in percentage points, to two digits or so. */
export const points = (share: number): string => {
  const value = 100 * share;
  return value.toFixed(value >= 1 ? 1 : value >= 0.1 ? 2 : 3);
};

/** The bounds of an interval in per cent, as many decimals as its half-width has digits. */
export const bounds = (lower: number, upper: number, separator: string): string => {
  const decimals = 50 * (upper - lower) >= 1 ? 1 : 2;
  return [lower, upper].map((bound) => (100 * bound).toFixed(decimals)).join(separator);
};

/** A probability for people: never quite 0 or 100. */
export const chance = (probability: number): string => {
  if (probability > 0.995) return '>99 %';
  return probability < 0.005 ? '<1 %' : `${(100 * probability).toFixed(0)} %`;
};

/** A design effect and the like. */
export const factor = (value: number): string => value.toFixed(2);
