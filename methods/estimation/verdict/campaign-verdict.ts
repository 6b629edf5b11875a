import type { NotEstimable } from '../estimate.ts';
import { EstimationError } from '../estimation-error.ts';
import type { Judged } from './evidence.ts';
import { judge, type Readings, type Verdict } from './judge.ts';
import type { Outcome, VerdictRule } from './rule.ts';

/** One rule of a campaign with the figure that it judges. */
export interface RuleOnFigure {
  readonly key: string;
  readonly rule: VerdictRule;
  /** Failing it alone fails the campaign. */
  readonly veto: boolean;
  readonly readings: Readings<Judged | NotEstimable>;
}

export interface RuleVerdict {
  readonly key: string;
  readonly veto: boolean;
  /** At the rule's own level. */
  readonly verdict: Verdict;
  /** Of a veto rule: the outcome at (1 − level)/number of veto rules, on which the campaign's failing rests. */
  readonly vetoOutcome?: Outcome;
}

/**
 * “Meets” if every rule meets: each at its own level, for a campaign that misses one line is passed only if that very rule errs
 * (intersection–union, Berger 1982). “Fails” if a veto rule fails with its α divided by the number of veto rules, so that all of them together
 * condemn a sound area with probability α at most (Bonferroni). Else the campaign cannot tell.
 */
export interface CampaignVerdict {
  readonly outcome: Outcome;
  readonly rules: readonly RuleVerdict[];
  /** Keys of the veto rules that fail the campaign. */
  readonly failedVetoes: readonly string[];
}

const stricter = (rule: VerdictRule, times: number): VerdictRule => ({
  ...rule,
  level: 1 - (1 - rule.level) / times,
});

const outcomeOf = (rules: readonly RuleVerdict[], failedVetoes: readonly string[]): Outcome => {
  if (failedVetoes.length > 0) return 'fails';
  return rules.every(({ verdict }) => verdict.outcome === 'meets') ? 'meets' : 'cannot-tell';
};

/** Refuses a campaign without rules and two rules of one key. */
export const judgeCampaign = (rules: readonly RuleOnFigure[]): CampaignVerdict => {
  if (rules.length === 0)
    throw new EstimationError('out-of-range', 'A campaign without rules has no verdict.');
  if (new Set(rules.map(({ key }) => key)).size < rules.length)
    throw new EstimationError('out-of-range', 'Two rules have one key.');
  const vetoes = rules.filter(({ veto }) => veto).length;
  const judged = rules.map(({ key, rule, veto, readings }): RuleVerdict => {
    const verdict = judge(rule, readings);
    return veto
      ? { key, veto, verdict, vetoOutcome: judge(stricter(rule, vetoes), readings).outcome }
      : { key, veto, verdict };
  });
  const failedVetoes = judged.filter(({ vetoOutcome }) => vetoOutcome === 'fails').map(({ key }) => key);
  return { outcome: outcomeOf(judged, failedVetoes), rules: judged, failedVetoes };
};
