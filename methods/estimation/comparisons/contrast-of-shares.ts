import { type Bounds, tailOf } from '../interval.ts';
import { type JudgedRate, rateBounds } from '../verdict/judged-rate.ts';
import { moverDifference } from './mover-difference.ts';

export interface ContrastOfShares {
  /** a − b. */
  readonly estimate: number;
  readonly interval: Bounds & { readonly level: number };
  /** Two-sided: the smallest 1 − level whose interval leaves out 0. Never below 2e-12, past which quantiles lose their digits. */
  readonly pValue: number;
}

export interface ContrastOfSharesOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Design correlation of the two shares; 0 for areas of different strata. Default 0. */
  readonly correlation?: number;
}

const SMALLEST_TAIL = 1e-12;
/** At one half the t quantiles of n_e are 0, and so is the interval. */
const LARGEST_TAIL = 0.499;
/** Halvings of the logarithm between the two that leave a relative 1e-12. */
const HALVINGS = 45;

/** The smallest tail that `excludes`, which holds for every larger one. */
const smallestTail = (excludes: (tail: number) => boolean): number => {
  if (!excludes(LARGEST_TAIL)) return 0.5;
  if (excludes(SMALLEST_TAIL)) return SMALLEST_TAIL;
  let no = SMALLEST_TAIL;
  let yes = LARGEST_TAIL;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = Math.sqrt(no * yes);
    if (excludes(middle)) yes = middle;
    else no = middle;
  }
  return yes;
};

/**
 * The difference of two shares by MOVER on their exact one-sided bounds: two areas, or two waves of one area. Defined where one or both have no
 * event, which is the normal case; the p value comes from the same bounds, so that it is below 5 % exactly where the 95 % interval leaves out 0.
 */
export const contrastOfShares = (
  a: JudgedRate,
  b: JudgedRate,
  { level = 0.95, correlation = 0 }: ContrastOfSharesOptions = {},
): ContrastOfShares => {
  const boundsAt = (tail: number): Bounds =>
    moverDifference(
      { estimate: a.estimate, ...rateBounds(a, tail) },
      { estimate: b.estimate, ...rateBounds(b, tail) },
      correlation,
    );
  const tail = smallestTail((each) => {
    const { lower, upper } = boundsAt(each);
    return lower > 0 || upper < 0;
  });
  return {
    estimate: a.estimate - b.estimate,
    interval: { ...boundsAt(tailOf(level)), level },
    pValue: 2 * tail,
  };
};
