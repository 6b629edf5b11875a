import { decimalsFor, type Range } from './decimals.ts';

/** A proportion as people count: so many of so many. Texts, ready to be put into a sentence. */
export interface Frequency {
  readonly of: string;
  readonly count: string;
  readonly range: { readonly lower: string; readonly upper: string } | null;
}

/** “4 of 1000” is easier than “0.4 of 100”, so a rare thing is counted among more. */
const baseFor = (proportion: number): number => {
  if (proportion === 0 || proportion >= 0.01) return 100;
  return proportion >= 0.001 ? 1000 : 10_000;
};

/**
 * @param estimate a proportion, 0 to 1
 * @param interval its interval; decides, by the rule of `decimalsFor`, how finely its ends are told. The count is whole
 *   unless that would make it none or all of them when it is not
 */
export const asFrequency = (estimate: number, interval: Range | null): Frequency => {
  const base = baseFor(estimate);
  const decimals = Math.max(0, decimalsFor(interval) - Math.log10(base / 100));
  const whole = Math.round(base * estimate);
  const misleading = (whole === 0 && estimate > 0) || (whole === base && estimate < 1);
  return {
    of: String(base),
    count: (base * estimate).toFixed(misleading ? Math.max(1, decimals) : 0),
    range: interval && {
      lower: (base * interval.lower).toFixed(decimals),
      upper: (base * interval.upper).toFixed(decimals),
    },
  };
};
