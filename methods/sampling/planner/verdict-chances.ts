import { exactBounds } from '../../estimation/korn-graubard.ts';
import { holdsAt, type Outcome, type VerdictRule } from '../../estimation/verdict/rule.ts';
import { casesFrom, casesUpTo } from './count-distribution.ts';
import type { CriticalCounts, OutcomeChances } from './plan.ts';

/**
 * What a verdict will rest on. The number of bad cases varies as in `households` of a clustered sample, and the verdict's bounds stand at n_e.
 * Drawing the number from n_e households instead would be simpler, but then it comes in steps so coarse that with a few expected errors
 * the chances are up to ten points wrong against simulated surveys.
 */
export interface VerdictGround {
  /** Households that the answers are worth, n_K, whole. */
  readonly households: number;
  /** n_e of the verdict, and where no case or nothing but cases is found. */
  readonly effectiveN: number;
  readonly effectiveNAtEnds: number;
  readonly dispersion: number;
}

/** What the verdict says of so many bad cases: errors on a “below” line, those who do not approve on an “at least” line. */
export const outcomeOf = (rule: VerdictRule, ground: VerdictGround, bad: number): Outcome => {
  const { households, effectiveN, effectiveNAtEnds } = ground;
  const below = rule.direction === 'below';
  const share = (below ? bad : households - bad) / households;
  const n = bad === 0 || bad === households ? effectiveNAtEnds : effectiveN;
  const { lower, upper } = exactBounds(share, n, 1 - rule.level);
  if (holdsAt(rule, below ? upper : lower)) return 'meets';
  return holdsAt(rule, below ? lower : upper) ? 'cannot-tell' : 'fails';
};

/** The first whole number of 0 … end − 1 for which a condition, false before and true after, holds; `end` where none does. */
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

const meetsUpTo = (rule: VerdictRule, ground: VerdictGround): number =>
  firstThat(ground.households, (bad) => outcomeOf(rule, ground, bad) !== 'meets') - 1;

const failsFrom = (rule: VerdictRule, ground: VerdictGround): number =>
  firstThat(ground.households + 1, (bad) => outcomeOf(rule, ground, bad) === 'fails');

/** The counts at which the verdict turns. More bad cases never make it better. */
export const criticalCounts = (rule: VerdictRule, ground: VerdictGround): CriticalCounts => ({
  meetsUpTo: meetsUpTo(rule, ground),
  failsFrom: failsFrom(rule, ground),
});

const countAt = ({ direction }: VerdictRule, { households, dispersion }: VerdictGround, truth: number) => ({
  households,
  dispersion,
  share: direction === 'below' ? truth : 1 - truth,
});

/** How likely each outcome is where the true share is `truth`. */
export const outcomeChances = (
  rule: VerdictRule,
  ground: VerdictGround,
  critical: CriticalCounts,
  truth: number,
): OutcomeChances => {
  const count = countAt(rule, ground, truth);
  const meets = casesUpTo(critical.meetsUpTo, count);
  const fails = casesFrom(critical.failsFrom, count);
  return { truth, meets, fails, cannotTell: Math.max(0, 1 - meets - fails) };
};

/** What a verdict ought to say where the truth is known; null on the line itself, where either would be wrong half of the time. */
export const hopedOutcome = (rule: VerdictRule, truth: number): Exclude<Outcome, 'cannot-tell'> | null => {
  if (truth === rule.threshold) return null;
  return holdsAt(rule, truth) ? 'meets' : 'fails';
};

/** The chance that the verdict says what is true where the share is `truth`; on the line itself 0. */
export const powerAt = (rule: VerdictRule, ground: VerdictGround, truth: number): number => {
  const hoped = hopedOutcome(rule, truth);
  if (hoped === null) return 0;
  const count = countAt(rule, ground, truth);
  return hoped === 'meets'
    ? casesUpTo(meetsUpTo(rule, ground), count)
    : casesFrom(failsFrom(rule, ground), count);
};
