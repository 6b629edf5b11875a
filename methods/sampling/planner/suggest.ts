import { optimalPerVillage } from './optimal-cluster.ts';
import type { PlannedDesign, Suggestion, TradeOffRow } from './plan.ts';
import type { PlanContext } from './plan-context.ts';

interface Candidate extends Pick<TradeOffRow, 'deciding'> {
  readonly design: PlannedDesign;
}

const meetsAll = ({ design }: Candidate): boolean =>
  design.figures.every(({ meetsMargin, meetsPower }) => meetsMargin !== false && meetsPower !== false);

/**
 * The half-width of the worst indicator: against its wanted margin where every indicator has one, else against its spread √(p(1 − p)), by
 * which rare and frequent things compare.
 */
const worstWidth = ({ request }: PlanContext, { design }: Candidate): number => {
  const haveMargins = request.indicators.every(({ margin }) => margin !== null);
  const relative = design.figures.map(({ halfWidth, expected }, place) => {
    const margin = haveMargins ? request.indicators[place]?.margin : null;
    return halfWidth / (margin ?? Math.sqrt(expected * (1 - expected)));
  });
  return Math.max(...relative);
};

const distanceToOptimum = ({ request }: PlanContext, { design }: Candidate): number => {
  const [leading] = request.indicators.map((indicator) => optimalPerVillage(request, indicator));
  return Math.abs(Math.log(design.perVillage / (leading?.perVillage ?? Number.MAX_VALUE)));
};

interface Measure {
  readonly because: Suggestion['because'];
  /** The smaller, the better; of equal ones the first, with fewest households a village. */
  readonly of: (candidate: Candidate) => number;
}

const measureFor = (context: PlanContext, candidates: readonly Candidate[]): Measure => {
  if (candidates.length === 1) return { because: 'only-one', of: () => 0 };
  const { goal, indicators } = context.request;
  const width: Measure = {
    because: 'most-precise',
    of: (candidate) => worstWidth(context, candidate),
  };
  if (goal.kind === 'budget') return width;
  const demanded = indicators.some(({ margin, test }) => margin !== null || (test?.power ?? null) !== null);
  if (!demanded)
    return { because: 'nearest-optimum', of: (candidate) => distanceToOptimum(context, candidate) };
  if (!candidates.some(meetsAll)) return width;
  return {
    because: 'least-cost',
    of: (candidate) => (meetsAll(candidate) ? candidate.design.cost : Number.POSITIVE_INFINITY),
  };
};

/** The line of a trade-off that serves the goal best. Null: none is possible. */
export const suggest = (context: PlanContext, rows: readonly TradeOffRow[]): Suggestion | null => {
  const candidates = rows.flatMap(({ design, deciding }): readonly Candidate[] =>
    design === null ? [] : [{ design, deciding }],
  );
  const { because, of } = measureFor(context, candidates);
  const [best, second] = candidates
    .map((candidate) => ({ ...candidate, measure: of(candidate) }))
    .filter(({ measure }) => measure < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.measure - b.measure);
  if (best === undefined) return null;
  const { design, deciding } = best;
  return {
    design,
    because,
    deciding,
    runnerUp:
      second === undefined ? null : { design: second.design, moreCost: second.design.cost - design.cost },
  };
};
