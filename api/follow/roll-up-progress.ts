import type { ChangedPlace } from '../estimates/changed-place.ts';
import type { Rollup } from '../estimates/recompute.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { recordChunk, recordVillage } from './record-progress.ts';

/**
 * From changed records to the progress of villages, after the figures: these have read the chunks with changed cases and answers, and
 * written their progress along the way. Only where nothing but visits and reviews changed is a chunk read here.
 */
export const rollUpProgress = async (rollup: Rollup, places: readonly ChangedPlace[]): Promise<void> => {
  const { stores, campaign } = rollup;
  if (fieldRulesOf(campaign) === undefined) {
    return;
  }
  const byVillage = Map.groupBy(
    places.flatMap((place) => (place.kind === 'area' ? [] : [place])),
    ({ village }) => village,
  );
  await Promise.all(
    [...byVillage].map(async ([village, changed]) => {
      const facts = await stores.samples.villageFacts(campaign.campaignId, village);
      if (facts === undefined) {
        return;
      }
      const chunks = (kind: 'chunk' | 'progress'): readonly number[] =>
        changed.flatMap((place) => (place.kind === kind ? [place.chunk] : []));
      const done = new Set(chunks('chunk'));
      await Promise.all(
        [...new Set(chunks('progress'))]
          .filter((chunk) => !done.has(chunk))
          .map(async (chunk) => {
            const records = await stores.records.ofChunk(campaign.campaignId, village, chunk);
            await recordChunk(rollup, village, chunk, records);
          }),
      );
      await recordVillage(rollup, facts);
    }),
  );
};
