import { betaCdf } from '../../estimation/distributions.ts';
import { exactBounds } from '../../estimation/korn-graubard.ts';
import { holdsAt, type Outcome, type VerdictRule } from '../../estimation/verdict/rule.ts';
import type { CriticalCounts, OutcomeChances } from './plan.ts';

/**
 * What the three-outcome verdict would say of k bad cases among n_e, for every k, and so how likely each outcome is. Bad cases are errors on
 * a “below” line and those who do not approve on an “at least” line; more of them never make a verdict better.
 */
export const outcomeOf = (rule: VerdictRule, effectiveN: number, bad: number): Outcome => {
  const below = rule.direction === 'below';
  const share = (below ? bad : effectiveN - bad) / effectiveN;
  const { lower, upper } = exactBounds(share, effectiveN, 1 - rule.level);
  if (holdsAt(rule, below ? upper : lower)) return 'meets';
  return holdsAt(rule, below ? lower : upper) ? 'cannot-tell' : 'fails';
};

/** The first whole number of 0 … end for which a condition, false before and true after, holds; `end` where none does. */
const firstThat = (end: number, holds: (value: number) => boolean): number => {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The counts at which the verdict on `effectiveN` (whole) turns. */
export const criticalCounts = (rule: VerdictRule, effectiveN: number): CriticalCounts => ({
  meetsUpTo: firstThat(effectiveN + 1, (bad) => outcomeOf(rule, effectiveN, bad) !== 'meets') - 1,
  failsFrom: firstThat(effectiveN + 1, (bad) => outcomeOf(rule, effectiveN, bad) === 'fails'),
});

/** P(X ≤ k) of n draws with probability p. R: `pbinom(k, n, p)`. */
export const binomialCdf = (k: number, n: number, p: number): number => {
  if (k < 0) return 0;
  return k >= n ? 1 : betaCdf(1 - p, n - k, k + 1);
};

/** P(X ≥ k). R: `pbinom(k - 1, n, p, lower.tail = FALSE)`. */
const binomialUpper = (k: number, n: number, p: number): number => {
  if (k <= 0) return 1;
  return k > n ? 0 : betaCdf(p, k, n - k + 1);
};

/** The share of bad cases where the true share is `truth`. */
export const badShare = ({ direction }: VerdictRule, truth: number): number =>
  direction === 'below' ? truth : 1 - truth;

/** How likely each outcome is: binomial of n_e draws, exact. */
export const outcomeChances = (
  rule: VerdictRule,
  effectiveN: number,
  { meetsUpTo, failsFrom }: CriticalCounts,
  truth: number,
): OutcomeChances => {
  const bad = badShare(rule, truth);
  const meets = binomialCdf(meetsUpTo, effectiveN, bad);
  const fails = binomialUpper(failsFrom, effectiveN, bad);
  return { truth, meets, fails, cannotTell: Math.max(0, 1 - meets - fails) };
};

/** What a verdict ought to say where the truth is known; null on the line itself, where either would be wrong half of the time. */
export const hopedOutcome = (rule: VerdictRule, truth: number): Exclude<Outcome, 'cannot-tell'> | null => {
  if (truth === rule.threshold) return null;
  return holdsAt(rule, truth) ? 'meets' : 'fails';
};
