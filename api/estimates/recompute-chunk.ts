import { householdVector } from '../../methods/estimation/block.ts';
import { addHousehold, emptyListSums, type GrowingListSums } from '../../methods/estimation/list-sums.ts';
import type { ListType } from '../frames/list-type.ts';
import { householdValues, measuresOf } from './household-values.ts';
import { packLists } from './moments-bytes.ts';
import { type Counts, chunkPlace, type ListCounts, noCounts } from './node.ts';
import { type Rollup, writeNode } from './recompute.ts';

const none: ListCounts = { cases: 0, answered: 0, otherOutcomes: 0, conflicts: 0 };

/** A chunk of a village's cases: sums over its answered households by list, unweighted, and what came of the others. */
export const recomputeChunk = async (rollup: Rollup, village: string, chunk: number): Promise<boolean> => {
  const { stores, campaign, design, block } = rollup;
  const { cases, responses } = await stores.records.ofChunk(campaign.campaignId, village, chunk);
  const measures = measuresOf(design.indicators);
  const answers = new Map(
    responses.flatMap((each) => (each.kind === 'answer' ? [[each.number, each] as const] : [])),
  );
  const sums = new Map<ListType, GrowingListSums>();
  const counts = new Map<ListType, ListCounts>();
  for (const each of cases) {
    const answer = answers.get(each.number);
    const before = counts.get(each.list) ?? none;
    const differing = responses.filter(({ kind, number }) => kind === 'conflict' && number === each.number);
    counts.set(each.list, {
      cases: before.cases + 1,
      answered: before.answered + (answer === undefined ? 0 : 1),
      otherOutcomes: before.otherOutcomes + (answer === undefined && each.outcome !== undefined ? 1 : 0),
      conflicts: before.conflicts + (differing.length > 0 ? 1 : 0),
    });
    if (answer !== undefined) {
      const listSums = sums.get(each.list) ?? emptyListSums(block);
      addHousehold(listSums, householdVector(block, householdValues(measures, each.list, answer.answers)));
      sums.set(each.list, listSums);
    }
  }
  const seen = [...cases, ...responses].reduce((sum, { version }) => sum + version, 0);
  return writeNode(rollup, {
    ...chunkPlace(campaign.campaignId, village, chunk),
    epoch: campaign.epoch,
    seen,
    counts: totalOf(counts),
    moments: packLists(sums),
  });
};

export const totalOf = (byList: ReadonlyMap<ListType, ListCounts>): Counts => {
  const lists = [...byList.values()];
  const sum = (part: keyof ListCounts): number => lists.reduce((total, list) => total + list[part], 0);
  return {
    ...noCounts,
    cases: sum('cases'),
    answered: sum('answered'),
    otherOutcomes: sum('otherOutcomes'),
    conflicts: sum('conflicts'),
    byList: Object.fromEntries(byList),
  };
};
