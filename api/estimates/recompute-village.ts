import { type ListType, listTypes } from '../frames/list-type.ts';
import { householdRun, type SampledVillage } from '../samples/sample.ts';
import { addListBlocks, type ListBlocks, type ListMoments, packLists, unpackLists } from './moments-bytes.ts';
import { type Counts, isAfter, type ListCounts, villagePlace } from './node.ts';
import type { NodeMoments } from './node-store.ts';
import { isSettled, type Rollup, seenWithin, writeNode } from './recompute.ts';
import { totalOf } from './recompute-chunk.ts';

/**
 * A village from its chunks: its lists' sums, still without weights, for these depend on the other villages of the stratum. It is
 * closed, and takes part in figures, when every issued case has an outcome; until then only its counts move, because the order of
 * visits is not random. A lost village never takes part, nor do cases of a roster that was corrected: they are part of what was seen, and
 * of nothing else.
 */
export const recomputeVillage = async (rollup: Rollup, facts: SampledVillage): Promise<boolean> => {
  const { stores, campaign } = rollup;
  const all = await stores.nodes.childrenOf(campaign.campaignId, facts.code);
  const { after } = householdRun(facts);
  const apart = all.filter(({ level }) => level === 'answers');
  const chunks = all.filter(({ level, key }) => level !== 'answers' && isAfter(key, after));
  const counts = villageCounts(facts, chunks, apart);
  const { inclusion, lists } = facts;
  const node: NodeMoments = {
    ...villagePlace(campaign.campaignId, facts.code, facts.stratum),
    epoch: campaign.epoch,
    seen: seenWithin(campaign.epoch, all) + facts.version,
    settled: isSettled(campaign, [...chunks, ...apart]),
    counts,
    village: { inclusion, lists, ...(after === 0 ? {} : { casesAfter: after }) },
  };
  if (counts.villagesClosed === 0 || facts.lost !== undefined) {
    return writeNode(rollup, node);
  }
  const sums = [...chunks, ...apart].flatMap(({ moments }) =>
    moments === undefined ? [] : [unpackLists(moments)],
  );
  return writeNode(rollup, { ...node, moments: packLists(joined(sums)) });
};

const joined = (chunks: readonly ListMoments[]): ListMoments =>
  new Map(
    listTypes.flatMap((list): readonly (readonly [ListType, ListBlocks])[] => {
      const [first, ...others] = chunks.flatMap((chunk) => {
        const sums = chunk.get(list);
        return sums === undefined ? [] : [sums];
      });
      return first === undefined ? [] : [[list, others.reduce(addListBlocks, first)]];
    }),
  );

/** What came of the cases. In a lost village an answer that came after the loss counts as little as one that never came. */
const villageCounts = (
  facts: SampledVillage,
  chunks: readonly NodeMoments[],
  apart: readonly NodeMoments[],
): Counts => {
  const lost = facts.lost !== undefined;
  const byList = new Map<ListType, ListCounts>();
  for (const list of listTypes) {
    const issued = facts.lists[list]?.issued;
    if (issued !== undefined) {
      const parts = chunks.flatMap(({ counts }) => counts.byList[list] ?? []);
      const sum = (part: keyof ListCounts): number => parts.reduce((total, each) => total + each[part], 0);
      byList.set(list, {
        cases: issued,
        answered: lost ? 0 : sum('answered'),
        otherOutcomes: sum('otherOutcomes'),
        conflicts: lost ? 0 : sum('conflicts'),
      });
    }
  }
  const counts = totalOf(byList);
  const allAnswered = counts.answered + counts.otherOutcomes === counts.cases;
  const ended = facts.householdsDrawn && allAnswered && isComplete(byList, apart);
  return {
    ...counts,
    villages: 1,
    // Nobody waits for a lost village.
    villagesClosed: lost || ended ? 1 : 0,
    villagesTakeAll: facts.role === 'take-all' ? 1 : 0,
  };
};

/**
 * Whether every used link's anonymous answer was counted: the two were stored together, but a link's chunk and its answer's bucket
 * are looked at one after the other. Where answers are confidential there is nothing apart.
 */
const isComplete = (byList: ReadonlyMap<ListType, ListCounts>, apart: readonly NodeMoments[]): boolean =>
  apart.length === 0 ||
  listTypes.every((list) => {
    const answered = apart.reduce((sum, { counts }) => sum + (counts.byList[list]?.answered ?? 0), 0);
    return answered === (byList.get(list)?.answered ?? 0);
  });
