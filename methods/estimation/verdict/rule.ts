import { EstimationError } from '../estimation-error.ts';

/** Which side of the line is good: a rate of errors `below` it, a rate of recognition `at-least` it. */
export type Direction = 'below' | 'at-least';

/** A line that a figure is judged against, with the confidence asked of “meets” and of “fails”. */
export interface VerdictRule {
  readonly direction: Direction;
  /** A share: 0.02 for 2 %. */
  readonly threshold: number;
  /** One-sided, for example 0.95: each of “meets” and “fails” is wrong with probability 1 − level at most. */
  readonly level: number;
}

export type Outcome = 'meets' | 'fails' | 'cannot-tell';

/** Refuses a line at or outside 0 and 1, which nothing could miss or reach, and a level that is no confidence. */
export const checkRule = ({ threshold, level }: VerdictRule): void => {
  if (!(threshold > 0 && threshold < 1))
    throw new EstimationError('out-of-range', `A line at ${threshold} is not between 0 and 1.`);
  if (!(level > 0.5 && level < 1))
    throw new EstimationError('out-of-range', `A one-sided level of ${level} is not between 0.5 and 1.`);
};

/** “Below” excludes the line, “at least” includes it. */
export const holdsAt = ({ direction, threshold }: VerdictRule, value: number): boolean =>
  direction === 'below' ? value < threshold : value >= threshold;
