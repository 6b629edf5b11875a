import { EstimationError } from '../estimation-error.ts';
import type { Bounds } from '../interval.ts';
import { type Bounded, moverDifference } from './mover-difference.ts';

/**
 * A league table without its uncertainty is noise. The interval of an area's rank counts the areas that are shown to be better and to be
 * worse; all intervals together hold all true ranks with the stated probability (Mohamad, van Zwet, Solari and Goeman 2021: ranks
 * from simultaneous pairwise tests; here Holm's, which need no table and no equal variances).
 */
export interface RankedArea {
  readonly key: string;
  readonly estimate: number;
  /** One-sided bounds that are each missed with probability `tail`. Areas are independent of each other: no stratum in common. */
  readonly boundsAt: (tail: number) => Bounds;
}

export interface RankInterval {
  readonly key: string;
  /** Ranks count from 1. */
  readonly best: number;
  readonly worst: number;
}

export interface RankOptions {
  /** Whether a low estimate is good. */
  readonly best: 'lowest' | 'highest';
  /** Simultaneous, of all areas together. Default 0.95. */
  readonly level?: number;
}

/** `shown[i]` holds the j that i is shown to lie below. */
type Shown = readonly Set<number>[];

const pairsOf = (shown: Shown): number => shown.reduce((sum, { size }) => sum + size, 0);

/** Adds the pairs that this tail shows. */
const showAt = (areas: readonly RankedArea[], tail: number): Shown => {
  const bounded: readonly Bounded[] = areas.map(({ estimate, boundsAt }) => ({
    estimate,
    ...boundsAt(tail),
  }));
  return bounded.map(
    (a) => new Set([...bounded.keys()].filter((j) => moverDifference(a, bounded[j] ?? a).upper < 0)),
  );
};

/**
 * Holm (1979) over the m(m − 1) one-sided claims “i lies below j”: with r of them shown, the next are tried at α/(m(m − 1) − r). Each round shows
 * at least what the one before did, so the end is Holm's.
 */
const holm = (areas: readonly RankedArea[], alpha: number): Shown => {
  const claims = areas.length * (areas.length - 1);
  let shown: Shown = areas.map(() => new Set<number>());
  for (let last = -1; pairsOf(shown) > last; ) {
    last = pairsOf(shown);
    shown = showAt(areas, alpha / (claims - last));
  }
  return shown;
};

/** Refuses a level that is none. Fewer than two areas have nothing to be ranked against. */
export const rankIntervals = (
  areas: readonly RankedArea[],
  { best, level = 0.95 }: RankOptions,
): readonly RankInterval[] => {
  if (!(level > 0 && level < 1)) throw new EstimationError('out-of-range', `${level} is no level.`);
  const shown = areas.length < 2 ? areas.map(() => new Set<number>()) : holm(areas, 1 - level);
  const below = areas.map((_, at) => shown.filter((lowerThan) => lowerThan.has(at)).length);
  return areas.map(({ key }, at) => {
    const lower = below[at] ?? 0;
    const higher = shown[at]?.size ?? 0;
    const [better, worse] = best === 'lowest' ? [lower, higher] : [higher, lower];
    return { key, best: 1 + better, worst: areas.length - worse };
  });
};
