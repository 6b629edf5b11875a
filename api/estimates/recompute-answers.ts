import { emptyListSums, type GrowingListSums } from '../../methods/estimation/list-sums.ts';
import type { ListType } from '../frames/list-type.ts';
import type { SampledVillage } from '../samples/sample.ts';
import { countingOf } from './counted-answers.ts';
import { householdVectors } from './household-values.ts';
import { packLists } from './moments-bytes.ts';
import { answersPlace, type ListCounts } from './node.ts';
import { isFinal, type Rollup, writeNode } from './recompute.ts';
import { addVectors, none, totalOf } from './recompute-chunk.ts';

/**
 * Anonymous answers of a village: sums by list, as a chunk has them of confidential ones. A weight is the same for a whole list of
 * a village, so nobody has to know whose an answer is.
 */
export const recomputeAnswers = async (
  rollup: Rollup,
  { code: village, stratum }: SampledVillage,
  bucket: number,
): Promise<boolean> => {
  const { stores, campaign, design, blocks } = rollup;
  const recorded = await stores.records.ofBucket(campaign.campaignId, village, bucket);
  const counts = new Map<ListType, ListCounts>();
  const sums = new Map<ListType, readonly GrowingListSums[]>();
  const counted = await countingOf(rollup, recorded);
  for (const each of recorded) {
    const { list } = each;
    const before = counts.get(list) ?? none;
    counts.set(list, { ...before, answered: before.answered + 1 });
    const listSums = sums.get(list) ?? blocks.map(emptyListSums);
    const { answers, facts } = counted(each, { list, village, stratum });
    addVectors(listSums, householdVectors(design, blocks, answers, facts));
    sums.set(list, listSums);
  }
  return writeNode(rollup, {
    ...answersPlace(campaign.campaignId, village, bucket),
    epoch: campaign.epoch,
    seen: recorded.reduce((sum, { version }) => sum + version, 0),
    settled: isFinal(campaign),
    counts: totalOf(counts),
    moments: packLists(sums),
  });
};
