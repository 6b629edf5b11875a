import { checkRequest } from './check-request.ts';
import { formulaSize } from './formula-size.ts';
import { optimalPerVillage } from './optimal-cluster.ts';
import type { Plan, TradeOffRow } from './plan.ts';
import { planContext } from './plan-context.ts';
import type { PlanRequest } from './plan-request.ts';
import { suggest } from './suggest.ts';
import { tradeOff } from './trade-off.ts';
import { whatIf } from './what-if.ts';
import { requireInRange } from './within-range.ts';

/** Money that buys no line of the table is refused with the least that does. */
const refuseSmallBudget = ({ goal }: PlanRequest, rows: readonly TradeOffRow[]): void => {
  if (goal.kind !== 'budget') return;
  const prices = rows.flatMap(({ impossible }) =>
    impossible?.reason === 'budget-too-small' ? [impossible.least] : [],
  );
  const nothing = prices.length > 0 && rows.every(({ design }) => design === null);
  requireInRange('budget', goal.budget, !nothing, `${Math.min(...prices)} or more`);
};

/**
 * A sample is planned by showing what each choice costs: for every number of households a village the villages that it takes, the money, the
 * interval that the finished survey will print (Korn–Graubard, with the t of so few villages), and how likely its verdict is to tell. One
 * line is suggested, with what becomes of it if an assumption was wrong.
 *
 * @throws SamplingRefusal what no plan can be made from (`checkRequest`), and `value-out-of-range` for a budget that buys no design. A demand
 * that cannot be met is no error: its rows say why, and nothing is suggested.
 */
export const planSample = (request: PlanRequest): Plan => {
  checkRequest(request);
  const context = planContext(request);
  const rows = tradeOff(context);
  refuseSmallBudget(request, rows);
  const suggestion = suggest(context, rows);
  const { indicators } = request;
  return {
    rows,
    optimum: indicators.map((indicator) => optimalPerVillage(request, indicator)),
    suggestion,
    formula:
      suggestion === null
        ? []
        : indicators.map((indicator) => formulaSize(context, indicator, suggestion.design.perVillage)),
    whatIf: suggestion === null ? [] : whatIf(context, suggestion.design),
  };
};
