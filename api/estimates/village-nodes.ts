import { unpackLists } from './moments-bytes.ts';
import type { NodeMoments } from './node-store.ts';
import type { Rollup } from './recompute.ts';
import type { ClosedVillage } from './weighted-villages.ts';

/** Villages drawn in a stratum, disclosed or not; take-all ones were not drawn. */
export const drawnVillages = (
  { design, takeAll }: Pick<Rollup, 'design' | 'takeAll'>,
  stratum: string,
): number =>
  (design.strata.find(({ code }) => code === stratum)?.villages ?? 0) - (takeAll.get(stratum) ?? 0);

/** A village's node as its stratum needs it; none while it is open. */
export const closedVillage = ({ key, counts, moments, village }: NodeMoments): readonly ClosedVillage[] =>
  moments === undefined || village === undefined
    ? []
    : [{ code: key, facts: village, counts, lists: unpackLists(moments) }];
