import type { Verdict } from '../verdict/judge.ts';

export interface AreaVerdict {
  readonly key: string;
  readonly verdict: Verdict;
}

/** A list of areas that fail never goes out without the number of sound ones to be expected in it. */
export interface FailingAreas {
  readonly failing: readonly string[];
  /** Areas that had a figure, and so could fail. */
  readonly judged: number;
  /**
   * How many areas would be listed if all were sound and on the line, Σ(1 − level): no more than so many of those listed are expected
   * to be there by chance.
   */
  readonly expectedFalse: number;
}

export const failingAreas = (areas: readonly AreaVerdict[]): FailingAreas => {
  const judged = areas.filter(({ verdict }) => !('notEstimable' in verdict));
  return {
    failing: judged.filter(({ verdict }) => verdict.outcome === 'fails').map(({ key }) => key),
    judged: judged.length,
    expectedFalse: judged.reduce((sum, { verdict }) => sum + (1 - verdict.rule.level), 0),
  };
};
