import { decimalsFor, type Range } from './decimals.ts';

/** A proportion as people count: so many of so many. Texts, ready to be put into a sentence. */
export interface Frequency {
  readonly of: string;
  readonly count: string;
  /** `fewer`: fewer than `count`, but some. `more`: more than `count`, but not all. */
  readonly relation: 'exactly' | 'fewer' | 'more';
  readonly range: { readonly lower: string; readonly upper: string } | null;
}

/**
 * “4 of 1000” is easier than “0.4 of 100”, so a rare thing is counted among more; but never among so many that the
 * sentence would say more than the figure's decimals do.
 */
const baseFor = (proportion: number, decimals: number): number => {
  if (proportion === 0 || proportion >= 0.01 || decimals === 0) return 100;
  return proportion >= 0.001 || decimals === 1 ? 1000 : 10_000;
};

const counted = (estimate: number, base: number, decimals: number): Pick<Frequency, 'count' | 'relation'> => {
  const whole = Math.round(base * estimate);
  const roundsToNone = whole === 0 && estimate > 0;
  const roundsToAll = whole === base && estimate < 1;
  if (!roundsToNone && !roundsToAll) return { count: String(whole), relation: 'exactly' };
  if (decimals > 0) return { count: (base * estimate).toFixed(decimals), relation: 'exactly' };
  return roundsToNone ? { count: '1', relation: 'fewer' } : { count: String(base - 1), relation: 'more' };
};

/**
 * @param estimate a proportion, 0 to 1
 * @param interval its interval; decides, by the rule of `decimalsFor`, how finely everything is told
 */
export const asFrequency = (estimate: number, interval: Range | null): Frequency => {
  const shown = decimalsFor(interval);
  const base = baseFor(estimate, shown);
  const decimals = shown - Math.round(Math.log10(base / 100));
  return {
    of: String(base),
    ...counted(estimate, base, decimals),
    range: interval && {
      lower: (base * interval.lower).toFixed(decimals),
      upper: (base * interval.upper).toFixed(decimals),
    },
  };
};
