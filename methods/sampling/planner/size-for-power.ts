import type { Outcome, VerdictRule } from '../../estimation/verdict/rule.ts';
import { thresholdSize } from '../sample-size.ts';
import { badShare, binomialCdf, hopedOutcome, outcomeOf } from './verdict-chances.ts';

/** Nobody interviews so many households, let alone effective ones. */
const MOST_EFFECTIVE_N = 20_000;

/** The power of an exact test goes up in a saw: it counts as reached where it holds over a tenth of the size and three teeth more. */
const PART_BEYOND = 0.1;
const TEETH_BEYOND = 3;

/** The chance of the hoped outcome for n_e = 1, 2, 3 …; the count that decides never falls from one to the next. */
function* powers(rule: VerdictRule, truth: number, hoped: Outcome): Generator<number, never> {
  const bad = badShare(rule, truth);
  const belongs = (outcome: Outcome): boolean =>
    hoped === 'meets' ? outcome === 'meets' : outcome !== 'fails';
  // The most bad cases that still meet, or that do not fail yet.
  let most = -1;
  for (let n = 1; ; n++) {
    while (most < n && belongs(outcomeOf(rule, n, most + 1))) most += 1;
    const upToMost = binomialCdf(most, n, bad);
    yield hoped === 'meets' ? upToMost : 1 - upToMost;
  }
}

/** The normal formula needs more than twice as many: at such sizes it is near enough, and spares a long search. */
const isHopeless = ({ threshold, level }: VerdictRule, truth: number, power: number): boolean =>
  power > 0.5 && thresholdSize({ threshold, truth, alpha: 1 - level }, power) > 2 * MOST_EFFECTIVE_N;

/**
 * The smallest n_e from which on the verdict tells the truth (“meets” on the good side of the line, “fails” on the bad) with at least the
 * wanted probability. Null: on the line itself, and where 20,000 are not enough.
 */
export const effectiveSizeForPower = (rule: VerdictRule, truth: number, power: number): number | null => {
  const hoped = hopedOutcome(rule, truth);
  if (hoped === null || isHopeless(rule, truth, power)) return null;
  const teeth = TEETH_BEYOND / Math.min(rule.threshold, 1 - rule.threshold);
  let tooFew = 0;
  let n = 0;
  for (const reached of powers(rule, truth, hoped)) {
    n += 1;
    if (reached < power) tooFew = n;
    if (tooFew >= MOST_EFFECTIVE_N) return null;
    if (n > tooFew + Math.max(teeth, PART_BEYOND * tooFew)) return tooFew + 1;
  }
  return null;
};
