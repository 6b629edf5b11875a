import { addListSums, emptyListSums, type ListSums } from '../../methods/estimation/list-sums.ts';
import { type ListInVillage, villageFromLists } from '../../methods/estimation/village-from-lists.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { SampledVillage } from '../samples/sample.ts';
import { packVillage, unpackLists } from './moments-bytes.ts';
import { type Counts, type ListCounts, villagePlace } from './node.ts';
import type { NodeMoments } from './node-store.ts';
import { type Rollup, seenWithin, writeNode } from './recompute.ts';
import { totalOf } from './recompute-chunk.ts';

/**
 * A village from its chunks. It is closed, and takes part in figures, when every issued case has an outcome; until then only
 * its counts move, because the order of visits is not random.
 */
export const recomputeVillage = async (rollup: Rollup, facts: SampledVillage): Promise<boolean> => {
  const { stores, campaign, block } = rollup;
  const chunks = await stores.nodes.childrenOf(campaign.campaignId, facts.code);
  const counts = villageCounts(facts, chunks);
  const node: NodeMoments = {
    ...villagePlace(campaign.campaignId, facts.code, facts.stratum),
    epoch: campaign.epoch,
    seen: seenWithin(campaign.epoch, chunks) + facts.version,
    counts,
  };
  if (counts.villagesClosed === 0) {
    return writeNode(rollup, node);
  }
  const sums = chunks.flatMap(({ moments }) => (moments === undefined ? [] : [unpackLists(moments)]));
  const lists = listTypes.flatMap((list): readonly ListInVillage[] => {
    const size = facts.lists[list]?.size;
    return size === undefined ? [] : [{ size, sums: sumsOf(sums, list) ?? emptyListSums(block) }];
  });
  const village = villageFromLists({ lists, inclusion: facts.inclusion }, block);
  return writeNode(rollup, { ...node, moments: packVillage(village) });
};

const sumsOf = (chunks: readonly ReadonlyMap<ListType, ListSums>[], list: ListType): ListSums | undefined =>
  chunks.reduce<ListSums | undefined>((total, chunk) => {
    const more = chunk.get(list);
    if (more === undefined) {
      return total;
    }
    return total === undefined ? more : addListSums(total, more);
  }, undefined);

const villageCounts = (facts: SampledVillage, chunks: readonly NodeMoments[]): Counts => {
  const byList = new Map<ListType, ListCounts>();
  for (const list of listTypes) {
    const issued = facts.lists[list]?.issued;
    if (issued !== undefined) {
      const parts = chunks.flatMap(({ counts }) => counts.byList[list] ?? []);
      const sum = (part: keyof ListCounts): number => parts.reduce((total, each) => total + each[part], 0);
      byList.set(list, {
        cases: issued,
        answered: sum('answered'),
        otherOutcomes: sum('otherOutcomes'),
        conflicts: sum('conflicts'),
      });
    }
  }
  const counts = totalOf(byList);
  const closed = facts.householdsDrawn && counts.answered + counts.otherOutcomes === counts.cases;
  return {
    ...counts,
    villages: 1,
    villagesClosed: closed ? 1 : 0,
    villagesTakeAll: facts.role === 'take-all' ? 1 : 0,
  };
};
