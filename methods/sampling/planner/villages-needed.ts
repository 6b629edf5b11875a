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
type Unmet = (villages: number) => Deciding | null;

const unmetIn =
  ({ request, strata, ...context }: PlanContext, perVillage: number): Unmet =>
  (villages) => {
    for (const leading of request.indicators.slice(0, 1)) {
      const quotas = allocateVillages(strata, request.allocation, leading, villages);
      const sample = sampleOf({ ...context, request, strata }, quotas, perVillage);
      for (const indicator of request.indicators) {
        const kind = unmetDemand(indicator, sample, request.level);
        if (kind !== null) return { kind, indicator: indicator.key };
      }
    }
    return null;
  };

/** The most villages known not to do, and the fewest known to do. */
interface Search extends VillagesNeeded {
  readonly tooFew: number;
}

/** Ever longer steps until enough are found. Null: not even `most`. */
const bracket = (unmet: Unmet, least: number, most: number): Search | null => {
  let deciding: Deciding = { kind: 'minimum' };
  let tooFew = least - 1;
  let villages = least;
  for (let step = 1; ; step *= 2) {
    const found = unmet(villages);
    if (found === null) return { tooFew, villages, deciding };
    if (villages >= most) return null;
    deciding = found;
    tooFew = villages;
    villages = Math.min(most, villages + step);
  }
};

const halve = (unmet: Unmet, start: Search): VillagesNeeded => {
  let { tooFew, villages, deciding } = start;
  while (villages - tooFew > 1) {
    const middle = Math.floor((tooFew + villages) / 2);
    const found = unmet(middle);
    if (found === null) villages = middle;
    else {
      deciding = found;
      tooFew = middle;
    }
  }
  return { villages, deciding };
};

/** A power goes up in a saw, for a count that decides is whole: what is enough has to stay enough over a tenth more and three villages. */
const PART_BEYOND = 0.1;
const VILLAGES_BEYOND = 3;

const steady = (unmet: Unmet, { villages, deciding }: VillagesNeeded, most: number): VillagesNeeded => {
  const end = Math.min(most, Math.ceil(villages * (1 + PART_BEYOND)) + VILLAGES_BEYOND);
  for (let beyond = end; beyond > villages; beyond--) {
    const found = unmet(beyond);
    if (found !== null && beyond < most)
      return steady(unmet, { villages: beyond + 1, deciding: found }, most);
  }
  return { villages, deciding };
};

/** The fewest villages from which on every demand is met with so many answers in each. Null: the frame has not enough. */
export const villagesNeeded = (context: PlanContext, perVillage: number): VillagesNeeded | null => {
  const unmet = unmetIn(context, perVillage);
  const { least, most } = villageBounds(context.strata);
  const found = bracket(unmet, least, most);
  return found === null ? null : steady(unmet, halve(unmet, found), most);
};
