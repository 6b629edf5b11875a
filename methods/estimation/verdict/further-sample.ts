import type { Evidence } from './evidence.ts';
import type { Outcome } from './rule.ts';

/**
 * How much more would tell: the smallest n_e at which the expected count (n_e times today's rate) clears the bound.
 * “Not within 20 times” says that the figure lies too near the line for any sample that could be paid.
 */
export type FurtherSample =
  | {
      readonly within: true;
      /** What the larger sample is expected to say. */
      readonly outcome: Exclude<Outcome, 'cannot-tell'>;
      /** n_e needed in all. */
      readonly effectiveN: number;
      /** Interviews needed beyond those made, at the design effect of these. */
      readonly households: number;
    }
  | { readonly within: false; readonly reason: 'not-within-20-times' | 'cannot-judge-cases' };

const MOST_TIMES = 20;

/** The smallest whole number in (low, high] that `clears`, which from some number on holds always. Undefined: not even `high`. */
const smallestThat = (clears: (n: number) => boolean, low: number, high: number): number | undefined => {
  if (high <= low || !clears(high)) return;
  let no = low;
  let yes = high;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (clears(middle)) yes = middle;
    else no = middle;
  }
  return yes;
};

/** `clears` asks whether the bound of the evidence, at a multiple of its size, lies on its side of the line. */
export const furtherSample = (
  evidence: Evidence,
  outcome: Exclude<Outcome, 'cannot-tell'>,
  clears: (multiple: number) => boolean,
): FurtherSample => {
  const { effectiveN: now, n } = evidence;
  const effectiveN = smallestThat(
    (size) => clears(size / now),
    Math.floor(now),
    Math.floor(MOST_TIMES * now),
  );
  return effectiveN === undefined
    ? { within: false, reason: 'not-within-20-times' }
    : { within: true, outcome, effectiveN, households: Math.ceil((n * effectiveN) / now) - n };
};
