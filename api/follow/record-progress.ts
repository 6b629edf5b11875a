import type { Rollup } from '../estimates/recompute.ts';
import { casesAChunk, chunksOf } from '../fieldwork/case.ts';
import type { ChunkRecords } from '../responses/records-store.ts';
import { householdRun, type SampledVillage } from '../samples/sample.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { chunkProgress } from './chunk-progress.ts';
import { addProgress, noProgress } from './progress.ts';
import { isInForce, type VillageProgress, villageProgress } from './village-progress.ts';

/** What is needed to compute progress. */
type Computing = Pick<Rollup, 'stores' | 'campaign'>;

/** The progress of a chunk from what was just read of it. Campaigns without field rules have nobody to follow. */
export const recordChunk = async (
  { stores, campaign }: Computing,
  village: string,
  chunk: number,
  records: ChunkRecords,
): Promise<void> => {
  if (fieldRulesOf(campaign) !== undefined) {
    const { campaignId, epoch, timeZone } = campaign;
    await stores.progress.writeChunk({
      campaignId,
      village,
      chunk,
      epoch,
      ...chunkProgress(records, timeZone),
    });
  }
};

/**
 * The progress of a village from that of its chunks. Those of a roster that was corrected are seen, and not counted; one that was
 * never computed, because field rules came later, is computed now.
 */
export const recordVillage = async (computing: Computing, facts: SampledVillage): Promise<void> => {
  const { stores, campaign } = computing;
  const { campaignId, epoch } = campaign;
  const { code } = facts;
  const stored = await stores.progress.chunksOf(campaignId, code);
  const known = new Set(stored.map(({ chunk }) => chunk));
  const missing = chunksOf(householdRun(facts)).filter((chunk) => !known.has(chunk));
  for (const chunk of missing) {
    await recordChunk(computing, code, chunk, await stores.records.ofChunk(campaignId, code, chunk));
  }
  const all = missing.length === 0 ? stored : await stores.progress.chunksOf(campaignId, code);
  const progress = all
    .filter(({ chunk }) => isInForce(facts, chunk * casesAChunk + 1))
    .reduce((sum, each) => addProgress(sum, each.progress), noProgress);
  const seen = all.reduce((sum, each) => sum + (each.epoch === epoch ? each.seen : 0), facts.version);
  await stores.progress.writeVillage(
    { campaignId, village: code, epoch, seen },
    villageProgress(facts, progress),
  );
};

/** The same from the records themselves, where nothing was written yet: field rules came after the village. */
export const readVillage = async (
  { stores, campaign }: Computing,
  facts: SampledVillage,
): Promise<VillageProgress> => {
  const { campaignId, timeZone } = campaign;
  const read = await Promise.all(
    chunksOf(householdRun(facts)).map((chunk) => stores.records.ofChunk(campaignId, facts.code, chunk)),
  );
  const progress = read
    .map((records) => chunkProgress(records, timeZone).progress)
    .reduce(addProgress, noProgress);
  return villageProgress(facts, progress);
};
