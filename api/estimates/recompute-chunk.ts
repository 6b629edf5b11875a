import { addHousehold, emptyListSums, type GrowingListSums } from '../../methods/estimation/list-sums.ts';
import type { Case } from '../fieldwork/case.ts';
import { recordChunk } from '../follow/record-progress.ts';
import type { ListType } from '../frames/list-type.ts';
import type { RecordedResponse } from '../responses/records-store.ts';
import type { SampledVillage } from '../samples/sample.ts';
import { countingOf } from './counted-answers.ts';
import { householdVectors } from './household-values.ts';
import { packLists } from './moments-bytes.ts';
import { type Counts, chunkPlace, type ListCounts, noCounts } from './node.ts';
import { isFinal, type Rollup, writeNode } from './recompute.ts';

export const none: ListCounts = { cases: 0, answered: 0, otherOutcomes: 0, conflicts: 0 };

/** A chunk of a village's cases: sums over its answered households by list, unweighted, and what came of the others. */
export const recomputeChunk = async (
  rollup: Rollup,
  { code: village, stratum }: SampledVillage,
  chunk: number,
): Promise<boolean> => {
  const { stores, campaign, design, blocks } = rollup;
  const records = await stores.records.ofChunk(campaign.campaignId, village, chunk);
  const { cases, responses } = records;
  const answers = new Map(
    responses.flatMap((each) => (each.kind === 'answer' ? [[each.number, each] as const] : [])),
  );
  const counts = countsOf(cases, answers, responses);
  const counted = await countingOf(rollup, [...answers.values()]);
  const sums = new Map<ListType, readonly GrowingListSums[]>();
  for (const { number, list } of cases) {
    const answer = answers.get(number);
    if (answer !== undefined) {
      const listSums = sums.get(list) ?? blocks.map(emptyListSums);
      const { answers: said, facts } = counted(answer, { list, village, stratum });
      const vectors = householdVectors(design, blocks, said, facts);
      addVectors(listSums, vectors);
      sums.set(list, listSums);
    }
  }
  const seen = [...cases, ...responses].reduce((sum, { version }) => sum + version, 0);
  const [moved] = await Promise.all([
    writeNode(rollup, {
      ...chunkPlace(campaign.campaignId, village, chunk),
      epoch: campaign.epoch,
      seen,
      settled: isFinal(campaign),
      counts: totalOf(counts),
      moments: packLists(sums),
    }),
    recordChunk(rollup, village, chunk, records),
  ]);
  return moved;
};

export const addVectors = (sums: readonly GrowingListSums[], vectors: readonly Float64Array[]): void => {
  for (const [block, blockSums] of sums.entries()) {
    const u = vectors[block];
    if (u !== undefined) {
      addHousehold(blockSums, u);
    }
  }
};

const countsOf = (
  cases: readonly Case[],
  answers: ReadonlyMap<number, RecordedResponse>,
  responses: readonly RecordedResponse[],
): ReadonlyMap<ListType, ListCounts> => {
  const used = new Set(responses.flatMap(({ kind, number }) => (kind === 'used' ? [number] : [])));
  const takenBack = new Set(responses.flatMap(({ kind, number }) => (kind === 'taken-back' ? [number] : [])));
  const differing = new Set(responses.flatMap(({ kind, number }) => (kind === 'conflict' ? [number] : [])));
  const counts = new Map<ListType, ListCounts>();
  for (const { number, list, outcome } of cases) {
    const before = counts.get(list) ?? none;
    const answered = answers.has(number) || used.has(number);
    counts.set(list, {
      cases: before.cases + 1,
      answered: before.answered + (answered ? 1 : 0),
      otherOutcomes:
        before.otherOutcomes + (!answered && (outcome !== undefined || takenBack.has(number)) ? 1 : 0),
      conflicts: before.conflicts + (differing.has(number) ? 1 : 0),
    });
  }
  return counts;
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
