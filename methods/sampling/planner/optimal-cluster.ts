import { optimalClusterSize } from '../design-effect.ts';
import type { OptimalCluster } from './plan.ts';
import type { PlannedIndicator, PlanRequest } from './plan-request.ts';

/**
 * The answers a village that tell most of an indicator for the money, √(a/b·(1 − ICC)/ICC) of Cochran (1977, section 10.6): an answer costs
 * b/responseRate, and only `share` of the answers tell. Null: with an ICC of 0 a further village tells no more than a further household.
 */
export const optimalPerVillage = (
  { costs, responseRate }: PlanRequest,
  { key, icc, share }: PlannedIndicator,
): OptimalCluster => ({
  key,
  perVillage:
    icc === 0 ? null : optimalClusterSize(costs.village, (costs.household * share) / responseRate, icc),
});
