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
  (context: PlanContext, perVillage: number): Unmet =>
  (villages) => {
    const { indicators, level } = context.request;
    const sample = sampleOf(context, context.quotasOf(villages), perVillage);
    for (const indicator of indicators) {
      const kind = unmetDemand(indicator, sample, level);
      if (kind !== null) return { kind, indicator: indicator.key };
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

/** A power goes up in a saw, for the count that decides is whole: what is enough has to stay enough over a tenth more and three villages. */
const PART_BEYOND = 0.1;
const VILLAGES_BEYOND = 3;
/** Of many villages more this many are tried, evenly; the teeth of a large sample are small. */
const TRIED_BEYOND = 30;

const steady = (unmet: Unmet, { villages, deciding }: VillagesNeeded, most: number): VillagesNeeded => {
  const end = Math.min(most, Math.ceil(villages * (1 + PART_BEYOND)) + VILLAGES_BEYOND);
  const step = Math.ceil((end - villages) / TRIED_BEYOND);
  for (let beyond = end; beyond > villages; beyond -= step) {
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
  const bracketed = bracket(unmet, least, most);
  if (bracketed === null) return null;
  const found = halve(unmet, bracketed);
  const hasPower = context.request.indicators.some(({ test }) => (test?.power ?? null) !== null);
  return hasPower ? steady(unmet, found, most) : found;
};
