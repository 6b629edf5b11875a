import { allocateVillages } from './allocate-villages.ts';
import { unmetDemand } from './expected-figure.ts';
import type { Deciding } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import { villageBounds } from './plan-strata.ts';
import { sampleOf } from './planned-design.ts';

export interface VillagesNeeded {
  readonly villages: number;
  readonly deciding: Deciding;
}

/** The first demand that so many villages do not meet. */
const firstUnmet = (
  context: PlanContext,
  leading: PlanContext['needs'][number],
  villages: number,
  perVillage: number,
): Deciding | null => {
  const { request, strata, needs } = context;
  const quotas = allocateVillages(strata, request.allocation, leading.indicator, villages);
  const sample = sampleOf(context, quotas, perVillage);
  for (const need of needs) {
    const kind = unmetDemand(need, sample, request.level);
    if (kind !== null) return { kind, indicator: need.indicator.key };
  }
  return null;
};

/** The fewest villages that meet every demand with so many answers in each. Null: the frame has not enough. */
export const villagesNeeded = (context: PlanContext, perVillage: number): VillagesNeeded | null => {
  const [leading] = context.needs;
  if (leading === undefined) return null;
  const unmet = (villages: number): Deciding | null => firstUnmet(context, leading, villages, perVillage);
  const { least, most } = villageBounds(context.strata);
  let deciding: Deciding = { kind: 'minimum' };
  let tooFew = least - 1;
  let step = 1;
  // Ever longer steps until enough are found, then halves of the last one.
  let enough = least;
  for (let found = unmet(enough); found !== null; found = unmet(enough)) {
    if (enough >= most) return null;
    deciding = found;
    tooFew = enough;
    enough = Math.min(most, enough + step);
    step *= 2;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const found = unmet(middle);
    if (found === null) enough = middle;
    else {
      deciding = found;
      tooFew = middle;
    }
  }
  return { villages: enough, deciding };
};
