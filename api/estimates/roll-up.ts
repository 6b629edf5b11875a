/**
 * From changed records to figures. A batch's changes are gathered by place, so that a hundred answers of one village cost one
 * recomputation of it; then level by level: chunks, villages, strata, counties. Areas above the county follow at their own
 * pace, from the counties that changed and from strata that are larger than a county.
 */
import type { Stores } from '../context.ts';
import { divisionLevels, levelOf, parentOf } from '../divisions/division.ts';
import { chunksOf, isHouseholdChunk } from '../fieldwork/case.ts';
import { parseChunkPartition } from '../fieldwork/case-key.ts';
import { rollUpProgress } from '../follow/roll-up-progress.ts';
import { allBuckets, parseBucketPartition } from '../responses/anonymous-answer.ts';
import { householdRun, type SampledVillage } from '../samples/sample.ts';
import type { ChangedPlace } from './changed-place.ts';
import { openRollup, type Rollup } from './recompute.ts';
import { recomputeAnswers } from './recompute-answers.ts';
import { recomputeArea } from './recompute-area.ts';
import { recomputeChunk } from './recompute-chunk.ts';
import { recomputeStratum } from './recompute-stratum.ts';
import { recomputeVillage } from './recompute-village.ts';

/** The place that a stored item's key belongs to, or nothing where no figure depends on it. */
export const placeOf = (pk: string, sk: string): ChangedPlace | undefined => {
  const chunk = parseChunkPartition(pk);
  if (chunk !== undefined) {
    const kind = /^(VISIT|REVIEW)#/.test(sk) ? 'progress' : 'chunk';
    return isHouseholdChunk(chunk.chunk) ? { kind, ...chunk } : undefined;
  }
  const bucket = parseBucketPartition(pk);
  if (bucket !== undefined) {
    return { kind: 'answers', ...bucket };
  }
  const [, sampleCampaign] = /^SAMPLE#([0-9a-z]+)#[0-9]{6}$/.exec(pk) ?? [];
  const [, village] = /^VILLAGE#([0-9]{12})$/.exec(sk) ?? [];
  if (sampleCampaign !== undefined && village !== undefined) {
    return { kind: 'village', campaignId: sampleCampaign, village };
  }
  const [, nodeCampaign, division] = /^NODE#([0-9a-z]+)#(CN|[0-9]{2}|[0-9]{4})$/.exec(pk) ?? [];
  if (nodeCampaign !== undefined && division !== undefined && /^MOMENTS#([0-9]{6}$|[a-z]+:)/.test(sk)) {
    return { kind: 'area', campaignId: nodeCampaign, division };
  }
  return undefined;
};

/** Recomputes everything that follows from changes at these places of one campaign. */
export const rollUp = async (
  stores: Stores,
  campaignId: string,
  places: readonly ChangedPlace[],
  at: string,
): Promise<void> => {
  const rollup = await openRollup(stores, campaignId, at);
  const villages = await rollUpChunks(
    rollup,
    places.filter(({ kind }) => kind !== 'progress'),
  );
  const [strata] = await Promise.all([rollUpVillages(rollup, villages), rollUpProgress(rollup, places)]);
  await rollUpStrata(rollup, strata);
  await rollUpAbove(
    rollup,
    new Set(places.flatMap((place) => (place.kind === 'area' ? [place.division] : []))),
  );
};

const codesIn = (places: readonly ChangedPlace[]): readonly string[] => [
  ...new Set(places.flatMap((place) => (place.kind === 'area' ? [] : [place.village]))),
];

/** Whoever names a village asks for all of it: so a new epoch, or a repair, starts from the records. */
const chunksToRead = (places: readonly ChangedPlace[], village: SampledVillage): readonly number[] => {
  const ofVillage = places.filter((place) => place.kind !== 'area' && place.village === village.code);
  if (ofVillage.some(({ kind }) => kind === 'village')) {
    return chunksOf(householdRun(village));
  }
  return [...new Set(ofVillage.flatMap((place) => (place.kind === 'chunk' ? [place.chunk] : [])))];
};

const bucketsToRead = (
  { campaign }: Rollup,
  places: readonly ChangedPlace[],
  { code }: SampledVillage,
): readonly number[] => {
  const ofVillage = places.filter((place) => place.kind !== 'area' && place.village === code);
  return campaign.privacy === 'anonymous' && ofVillage.some(({ kind }) => kind === 'village')
    ? allBuckets
    : [...new Set(ofVillage.flatMap((place) => (place.kind === 'answers' ? [place.bucket] : [])))];
};

/** The villages that have to look again. Those of a ladder are stored from their opening on, and are villages like all others. */
const rollUpChunks = async (
  rollup: Rollup,
  places: readonly ChangedPlace[],
): Promise<readonly SampledVillage[]> => {
  const { stores, campaign } = rollup;
  const found = await Promise.all(
    codesIn(places).map((code) => stores.samples.villageFacts(campaign.campaignId, code)),
  );
  const villages = found.flatMap((village) => village ?? []);
  const moved = await Promise.all(
    villages.map(async (village) => {
      const chunks = await Promise.all(
        chunksToRead(places, village).map((chunk) => recomputeChunk(rollup, village, chunk)),
      );
      const buckets = await Promise.all(
        bucketsToRead(rollup, places, village).map((bucket) => recomputeAnswers(rollup, village, bucket)),
      );
      const named = places.some((place) => place.kind === 'village' && place.village === village.code);
      return named || chunks.some(Boolean) || buckets.some(Boolean) ? [village] : [];
    }),
  );
  return moved.flat();
};

/** The strata that have to look again, by the first of those that count as one with them. */
const rollUpVillages = async (
  rollup: Rollup,
  villages: readonly SampledVillage[],
): Promise<ReadonlySet<string>> => {
  const moved = await Promise.all(
    villages.map(async (village) => ((await recomputeVillage(rollup, village)) ? [village.stratum] : [])),
  );
  const strata = new Set(moved.flat());
  return new Set(
    [...rollup.members].flatMap(([leader, members]) =>
      members.some((member) => strata.has(member)) ? [leader] : [],
    ),
  );
};

const rollUpStrata = async (rollup: Rollup, strata: ReadonlySet<string>): Promise<void> => {
  const moved = await Promise.all([...strata].map((leader) => recomputeStratum(rollup, leader)));
  await Promise.all([...new Set(moved.flat())].map((area) => recomputeArea(rollup, area)));
};

const levelsAboveCounty = divisionLevels.slice(0, divisionLevels.indexOf('county')).toReversed();

/** Smaller areas first, so that each is computed once. */
const rollUpAbove = async (rollup: Rollup, changed: ReadonlySet<string>): Promise<void> => {
  const waiting = new Set(changed);
  for (const level of levelsAboveCounty) {
    await Promise.all(
      [...waiting]
        .filter((division) => levelOf(division) === level)
        .map(async (division) => {
          const parent = parentOf(division);
          if ((await recomputeArea(rollup, division)) && parent !== undefined) {
            waiting.add(parent);
          }
        }),
    );
  }
};
