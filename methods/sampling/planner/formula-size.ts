import { clusterDesignEffect } from '../design-effect.ts';
import { proportionSize, thresholdSize } from '../sample-size.ts';
import { shareOverall } from './expected-share.ts';
import type { FormulaSize } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedIndicator } from './plan-request.ts';

/**
 * The sizes that textbooks give, in answers of the indicator: normal quantiles in place of t, the straight interval in place of the exact
 * one. They stand beside the plan's own, which are larger, to show by how much.
 */
export const formulaSize = (
  { request, strata }: PlanContext,
  indicator: PlannedIndicator,
  perVillage: number,
): FormulaSize => {
  const { key, icc, margin, test, share } = indicator;
  const expected = shareOverall(indicator, strata);
  const households = strata.reduce(
    (sum, { frame }) => sum + (frame?.households ?? Number.POSITIVE_INFINITY),
    0,
  );
  const deff = clusterDesignEffect(Math.max(1, perVillage * share), icc) * (1 + request.weightVariation ** 2);
  const population = share === 1 && households < Number.POSITIVE_INFINITY ? households : null;
  const byMargin =
    margin === null ? null : proportionSize(expected, { margin, level: request.level, deff, population });
  const power = test?.power ?? null;
  const testable = test !== null && power !== null && expected !== test.rule.threshold;
  return {
    key,
    n0: byMargin === null ? null : byMargin.n0,
    forMargin: byMargin === null ? null : byMargin.nDeffWithinFpc,
    forPower: testable
      ? deff *
        thresholdSize({ threshold: test.rule.threshold, truth: expected, alpha: 1 - test.rule.level }, power)
      : null,
  };
};
