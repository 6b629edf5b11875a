import { issuedSize } from '../sample-size.ts';
import type { PlanRequest } from './plan-request.ts';
import type { WeighedStratum } from './plan-strata.ts';

/** A request with its strata weighed. */
export interface PlanContext {
  readonly request: PlanRequest;
  readonly strata: readonly WeighedStratum[];
}

/** Households to draw in a village so that `perVillage` answer on average. */
export const issuedPerVillage = ({ request }: PlanContext, perVillage: number): number =>
  issuedSize(perVillage, request.responseRate);

/** Cost of one village with its households. */
export const costOfVillage = (context: PlanContext, perVillage: number): number => {
  const { village, household } = context.request.costs;
  return village + household * issuedPerVillage(context, perVillage);
};
