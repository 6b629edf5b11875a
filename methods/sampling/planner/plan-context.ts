import { issuedSize } from '../sample-size.ts';
import { shareOverall } from './expected-share.ts';
import type { PlannedIndicator, PlanRequest } from './plan-request.ts';
import { type WeighedStratum, weighedStrata } from './plan-strata.ts';
import { effectiveSizeForPower } from './size-for-power.ts';

/** An indicator with the n_e that its verdict needs. */
export interface IndicatorNeed {
  readonly indicator: PlannedIndicator;
  /** Null: no power is wanted. Infinity: no sample gives it. */
  readonly verdictN: number | null;
}

/** A request with what follows from it whatever the number of villages is. */
export interface PlanContext {
  readonly request: PlanRequest;
  readonly strata: readonly WeighedStratum[];
  readonly needs: readonly IndicatorNeed[];
}

const verdictNeed = (indicator: PlannedIndicator, strata: readonly WeighedStratum[]): number | null => {
  if (indicator.test === null || indicator.test.power === null) return null;
  const { rule, power } = indicator.test;
  return effectiveSizeForPower(rule, shareOverall(indicator, strata), power) ?? Number.POSITIVE_INFINITY;
};

/**
 * @param known a context of the same strata, whose n_e are taken over where line, power and expected share are the same: they do not depend
 * on anything else, and finding them takes longest
 * @throws SamplingRefusal as `weighedStrata`
 */
export const planContext = (request: PlanRequest, known?: PlanContext): PlanContext => {
  const strata = weighedStrata(request);
  const needs = request.indicators.map((indicator): IndicatorNeed => {
    const same = known?.needs.find(
      (need) => need.indicator.test === indicator.test && need.indicator.expected === indicator.expected,
    );
    return { indicator, verdictN: same === undefined ? verdictNeed(indicator, strata) : same.verdictN };
  });
  return { request, strata, needs };
};

/** Households to draw in a village so that `perVillage` answer on average. */
export const issuedPerVillage = ({ request }: PlanContext, perVillage: number): number =>
  issuedSize(perVillage, request.responseRate);

/** Cost of one village with its households. */
export const costOfVillage = (context: PlanContext, perVillage: number): number => {
  const { village, household } = context.request.costs;
  return village + household * issuedPerVillage(context, perVillage);
};
