import { unpackLists } from './moments-bytes.ts';
import type { NodeMoments } from './node-store.ts';
import type { ClosedVillage } from './weighted-villages.ts';

/** Villages drawn among these nodes of a stratum; take-all ones were not drawn. */
export const drawnOf = (villages: readonly NodeMoments[]): number =>
  villages.reduce((sum, { counts }) => sum + counts.villages - counts.villagesTakeAll, 0);

/** A village's node as its stratum needs it; none while it is open. */
export const closedVillage = ({ key, counts, moments, village }: NodeMoments): readonly ClosedVillage[] =>
  moments === undefined || village === undefined
    ? []
    : [{ code: key, facts: village, counts, lists: unpackLists(moments) }];
