import type { AreaVerdict, RuleResult } from '../estimates/verdict.ts';
import type { DesignedRule } from '../estimates/verdict-rule.ts';
import { type DecidedArea, figureCells, standingOf } from './figure-cells.ts';
import type { ShownFigure } from './shown-figure.ts';

/** What a rule says in three words, and the figure beside it where that is shown; bounds and effective sizes would give its digits away. */
const publicResult = (
  { key, outcome, direction, threshold, level, veto, vetoOutcome, official, notEstimable }: RuleResult,
  shown: ShownFigure | undefined,
): RuleResult => ({
  key,
  outcome,
  direction,
  threshold,
  level,
  veto,
  ...(vetoOutcome === undefined ? {} : { vetoOutcome }),
  ...(official === undefined || shown?.estimate === undefined
    ? {}
    : { official: { ...official, estimate: shown.estimate } }),
  ...(notEstimable === undefined ? {} : { notEstimable }),
});

/**
 * The verdict on an area as everybody without right to records gets it, beside its public figures. An unreliable figure's verdict shows, a
 * disclosive one's does not; and since the whole follows from its rules, it shows only with all of them. It is given once, on the final
 * answers, so also where a figure stays as it was before them.
 */
export const publicVerdict = (
  area: DecidedArea,
  rules: readonly DesignedRule[],
  verdict: AreaVerdict,
  shown: readonly ShownFigure[],
): AreaVerdict | undefined => {
  const results = verdict.rules.flatMap((result): readonly RuleResult[] => {
    const rule = rules.find(({ key }) => key === result.key);
    const indicator = area.design.indicators.find(({ key }) => key === rule?.indicator);
    if (rule === undefined || indicator === undefined) {
      return [];
    }
    const standing = standingOf(area, figureCells(area, indicator, rule.group));
    const figure = shown.find((each) => each.indicator === rule.indicator && each.group === rule.group);
    return standing === 'nothing' ? [] : [publicResult(result, standing === 'shown' ? figure : undefined)];
  });
  return results.length === verdict.rules.length ? { ...verdict, rules: results } : undefined;
};
