import { describe, expect, it } from 'vitest';
import { judgeCampaign, type RuleOnFigure } from '../../../../methods/estimation/verdict/campaign-verdict.ts';
import { outcomeAfterExtension, ruleAtLook } from '../../../../methods/estimation/verdict/extension.ts';
import { judge } from '../../../../methods/estimation/verdict/judge.ts';
import type { VerdictRule } from '../../../../methods/estimation/verdict/rule.ts';
import { both, simple } from './rates.ts';

const below: VerdictRule = { direction: 'below', threshold: 0.02, level: 0.95 };

/** A rule on so many errors among 300. At 95 %: up to 1 meets, from 11 fails. */
const onErrors = (key: string, errors: number, veto = true): RuleOnFigure => ({
  key,
  rule: below,
  veto,
  readings: both(simple(errors, 300)),
});

describe('the verdict on a campaign', () => {
  it('is “meets” if every rule meets', () => {
    const verdict = judgeCampaign([onErrors('wrong-exit', 1), onErrors('missed', 0, false)]);
    expect(verdict.outcome).toBe('meets');
    expect(verdict.failedVetoes).toEqual([]);
    expect(verdict.rules.map(({ key, vetoOutcome }) => [key, vetoOutcome])).toEqual([
      ['wrong-exit', 'meets'],
      ['missed', undefined],
    ]);
  });

  it('cannot tell if one rule cannot, or one that is no veto fails', () => {
    expect(judgeCampaign([onErrors('a', 1), onErrors('b', 2)]).outcome).toBe('cannot-tell');
    expect(judgeCampaign([onErrors('a', 1), onErrors('b', 30, false)]).outcome).toBe('cannot-tell');
  });

  /**
   * Binomial tails at 2 % of 300: P(X ≥ 11) = 0.0410, P(X ≥ 12) = 0.0190, P(X ≥ 13) = 0.0082 (scipy). One veto rule fails from 11 errors; of four, each
   * is held to 0.05/4 = 0.0125 and fails from 13.
   */
  it('is “fails” if a veto rule fails with its error divided by the number of veto rules', () => {
    expect(judgeCampaign([onErrors('a', 11)])).toMatchObject({ outcome: 'fails', failedVetoes: ['a'] });
    const four = (errors: number) =>
      judgeCampaign([onErrors('a', errors), onErrors('b', 0), onErrors('c', 0), onErrors('d', 0)]);
    expect(four(12).outcome).toBe('cannot-tell');
    expect(four(12).rules[0]).toMatchObject({ verdict: { outcome: 'fails' }, vetoOutcome: 'cannot-tell' });
    expect(four(13)).toMatchObject({ outcome: 'fails', failedVetoes: ['a'] });
  });

  it('does not count rules that are no vetoes among those that share the error', () => {
    const rules = [onErrors('a', 11), onErrors('b', 0, false), onErrors('c', 0, false)];
    expect(judgeCampaign(rules).failedVetoes).toEqual(['a']);
  });

  it('names every veto rule that fails', () => {
    const rules = [onErrors('a', 30), onErrors('b', 0), onErrors('c', 30)];
    expect(judgeCampaign(rules).failedVetoes).toEqual(['a', 'c']);
  });

  it('is nothing without rules, or with two of one name', () => {
    expect(() => judgeCampaign([])).toThrow('without rules');
    expect(() => judgeCampaign([onErrors('a', 1), onErrors('a', 1)])).toThrow('one key');
  });
});

describe('an extension', () => {
  it('declared in the design divides the error between two looks', () => {
    for (const look of ['first', 'after-extension'] as const)
      expect(ruleAtLook(below, look, true).level).toBeCloseTo(0.975, 15);
    expect(ruleAtLook(below, 'first', false)).toEqual(below);
    // P(X ≤ 1) = 0.98^300 + 300·0.02·0.98^299 = 0.0166: 1 of 300 meets at 97.5 % as well; P(X ≥ 11) = 0.0410: 11 no longer fail
    const first = ruleAtLook(below, 'first', true);
    expect(judge(first, both(simple(1, 300))).outcome).toBe('meets');
    expect(judge(first, both(simple(11, 300))).outcome).toBe('cannot-tell');
  });

  it('that was not declared is refused', () => {
    expect(() => ruleAtLook(below, 'after-extension', false)).toThrow('new campaign');
  });

  it('decides only what the first look could not tell', () => {
    expect(outcomeAfterExtension('meets', 'fails')).toBe('meets');
    expect(outcomeAfterExtension('fails', 'meets')).toBe('fails');
    expect(outcomeAfterExtension('cannot-tell', 'fails')).toBe('fails');
  });
});
