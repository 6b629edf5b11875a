import { optimalPerVillage } from './optimal-cluster.ts';
import type { Impossible, PlannedDesign, TradeOffRow } from './plan.ts';
import { costOfVillage, issuedPerVillage, type PlanContext } from './plan-context.ts';
import { quotaBounds, villageBounds } from './plan-strata.ts';
import { plannedDesign } from './planned-design.ts';
import { villagesNeeded } from './villages-needed.ts';

/** Answers a village that are tried where the request names none. */
const CUSTOMARY = [5, 8, 10, 12, 15, 20, 30];

/** At least two households of a village, or their variance cannot be seen. */
const FEWEST_A_VILLAGE = 2;

const impossible = (perVillage: number, why: Impossible): TradeOffRow => ({
  perVillage,
  design: null,
  impossible: why,
  deciding: null,
});

const possible = (
  context: PlanContext,
  quotas: readonly number[],
  perVillage: number,
  deciding: TradeOffRow['deciding'],
): TradeOffRow => ({
  perVillage,
  design: plannedDesign(context, quotas, perVillage),
  impossible: null,
  deciding,
});

const designWithAll = (context: PlanContext, perVillage: number): PlannedDesign =>
  plannedDesign(
    context,
    context.strata.map((stratum) => quotaBounds(stratum).most),
    perVillage,
  );

const rowForDemands = (context: PlanContext, perVillage: number): TradeOffRow => {
  const needed = villagesNeeded(context, perVillage);
  return needed === null
    ? impossible(perVillage, {
        reason: 'not-enough-villages',
        nearest: designWithAll(context, perVillage),
      })
    : possible(context, context.quotasOf(needed.villages), perVillage, needed.deciding);
};

/** Forgives the last bits of a division that should have come out whole. */
const RESOLUTION = 1e-9;

const rowForBudget = (context: PlanContext, perVillage: number, budget: number): TradeOffRow => {
  const { least, most } = villageBounds(context.strata);
  const cost = costOfVillage(context, perVillage);
  const affordable = Math.floor(budget / cost + RESOLUTION);
  return affordable < least
    ? impossible(perVillage, { reason: 'budget-too-small', least: least * cost })
    : possible(context, context.quotasOf(Math.min(most, affordable)), perVillage, null);
};

/** The smallest stratum, if an average village of it has fewer households than are drawn in each. */
const tooSmall = (context: PlanContext, perVillage: number): Impossible | null => {
  for (const { name, frame } of context.strata) {
    if (frame === null) continue;
    const households = frame.households / frame.villages;
    if (households < issuedPerVillage(context, perVillage))
      return { reason: 'village-too-small', stratum: name, households };
  }
  return null;
};

/** One line: so many answers a village, and as many villages as the goal says. */
export const tradeOffRow = (context: PlanContext, perVillage: number): TradeOffRow => {
  const small = tooSmall(context, perVillage);
  if (small !== null) return impossible(perVillage, small);
  const { goal } = context.request;
  switch (goal.kind) {
    case 'demands':
      return rowForDemands(context, perVillage);
    case 'budget':
      return rowForBudget(context, perVillage, goal.budget);
    case 'villages':
      return possible(context, context.quotasOf(goal.villages), perVillage, null);
    case 'quotas':
      return possible(context, goal.quotas, perVillage, null);
  }
};

const customary = ({ request }: PlanContext): readonly number[] => {
  const optima = request.indicators.flatMap((indicator) => {
    const { perVillage } = optimalPerVillage(request, indicator);
    return perVillage === null ? [] : [Math.max(FEWEST_A_VILLAGE, Math.round(perVillage))];
  });
  return [...CUSTOMARY, ...optima];
};

/** The trade-off between villages and households a village, fewest households first. */
export const tradeOff = (context: PlanContext): readonly TradeOffRow[] =>
  [...new Set(context.request.perVillage ?? customary(context))]
    .sort((a, b) => a - b)
    .map((perVillage) => tradeOffRow(context, perVillage));
