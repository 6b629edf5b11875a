import { issuedSize } from '../sample-size.ts';
import { allocateVillages } from './allocate-villages.ts';
import type { PlanRequest } from './plan-request.ts';
import { type WeighedStratum, weighedStrata } from './plan-strata.ts';

/** A request with its strata weighed. */
export interface PlanContext {
  readonly request: PlanRequest;
  readonly strata: readonly WeighedStratum[];
  /** Villages of each stratum when so many are drawn of all. */
  readonly quotasOf: (villages: number) => readonly number[];
}

/** Remembers quotas: among thousands of strata finding them takes longest, and lines of a table ask for the same again. */
const rememberedQuotas = (
  strata: readonly WeighedStratum[],
  { allocation, indicators }: PlanRequest,
): PlanContext['quotasOf'] => {
  const known = new Map<number, readonly number[]>();
  return (villages) => {
    const before = known.get(villages);
    if (before !== undefined) return before;
    const quotas = indicators
      .slice(0, 1)
      .flatMap((leading) => allocateVillages(strata, allocation, leading, villages));
    known.set(villages, quotas);
    return quotas;
  };
};

/** @throws SamplingRefusal as `weighedStrata` */
export const planContext = (request: PlanRequest): PlanContext => {
  const strata = weighedStrata(request);
  return { request, strata, quotasOf: rememberedQuotas(strata, request) };
};

/** The same with other assumptions on indicators or response; strata and rule of allocation stay. */
export const withAssumptions = (context: PlanContext, request: PlanRequest): PlanContext => {
  const { strata } = context;
  const [before, now] = [context.request, request].map(({ indicators }) => indicators[0]?.expected);
  const steers = request.allocation === 'neyman' && before !== now;
  return { request, strata, quotasOf: steers ? rememberedQuotas(strata, request) : context.quotasOf };
};

/** Households to draw in a village so that `perVillage` answer on average. */
export const issuedPerVillage = ({ request }: PlanContext, perVillage: number): number =>
  issuedSize(perVillage, request.responseRate);

/** Cost of one village with its households. */
export const costOfVillage = (context: PlanContext, perVillage: number): number => {
  const { village, household } = context.request.costs;
  return village + household * issuedPerVillage(context, perVillage);
};
