/**
 * From changed records to figures. A batch's changes are gathered by place, so that a hundred answers of one village cost one
 * recomputation of it; then level by level: chunks, villages, strata, counties. Areas above the county follow at their own
 * pace, from the counties that changed.
 */
import type { Stores } from '../context.ts';
import { countyOf, nation, parentOf } from '../divisions/division.ts';
import { casesAChunk } from '../fieldwork/case.ts';
import { parseChunkPartition } from '../fieldwork/case-key.ts';
import { blockOf } from './household-values.ts';
import type { Rollup } from './recompute.ts';
import { recomputeArea, recomputeStratum } from './recompute-area.ts';
import { recomputeChunk } from './recompute-chunk.ts';
import { recomputeVillage } from './recompute-village.ts';

/** Where something changed: a chunk of a village's cases, a village's own facts, or a county's figures. */
export type ChangedPlace =
  | { readonly kind: 'chunk'; readonly campaignId: string; readonly village: string; readonly chunk: number }
  | { readonly kind: 'village'; readonly campaignId: string; readonly village: string }
  | { readonly kind: 'county'; readonly campaignId: string; readonly county: string };

/** The place that a stored item's key belongs to, or nothing where no figure depends on it. */
export const placeOf = (pk: string, sk: string): ChangedPlace | undefined => {
  const chunk = parseChunkPartition(pk);
  if (chunk !== undefined) {
    return { kind: 'chunk', ...chunk };
  }
  const [, sampleCampaign] = /^SAMPLE#([0-9a-z]+)#[0-9]{6}$/.exec(pk) ?? [];
  const [, village] = /^VILLAGE#([0-9]{12})$/.exec(sk) ?? [];
  if (sampleCampaign !== undefined && village !== undefined) {
    return { kind: 'village', campaignId: sampleCampaign, village };
  }
  const [, nodeCampaign] = /^NODE#([0-9a-z]+)#[0-9]{4}$/.exec(pk) ?? [];
  const [, county] = /^MOMENTS#([0-9]{6})$/.exec(sk) ?? [];
  if (nodeCampaign !== undefined && county !== undefined) {
    return { kind: 'county', campaignId: nodeCampaign, county };
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
  const [campaign, design] = await Promise.all([
    stores.campaigns.get(campaignId),
    stores.samples.design(campaignId),
  ]);
  if (campaign === undefined || design === undefined) {
    throw new Error(`Campaign ${campaignId} has records but no design`);
  }
  const rollup: Rollup = { stores, campaign, design, block: blockOf(design.indicators), at };
  const villages = await rollUpChunks(rollup, places);
  const strata = await rollUpVillages(rollup, villages);
  await rollUpCounties(rollup, strata);
  await rollUpAbove(
    rollup,
    new Set(places.flatMap((place) => (place.kind === 'county' ? [place.county] : []))),
  );
};

const rollUpChunks = async (
  rollup: Rollup,
  places: readonly ChangedPlace[],
): Promise<ReadonlySet<string>> => {
  const named = places.flatMap((place) => (place.kind === 'village' ? [place.village] : []));
  const villages = new Set(named);
  const chunks = new Map(
    places.flatMap((place) =>
      place.kind === 'chunk' ? [[`${place.village}#${place.chunk}`, place] as const] : [],
    ),
  );
  for (const place of (await Promise.all(named.map((village) => chunksOf(rollup, village)))).flat()) {
    chunks.set(`${place.village}#${place.chunk}`, place);
  }
  await Promise.all(
    [...chunks.values()].map(async ({ village, chunk }) => {
      if (await recomputeChunk(rollup, village, chunk)) {
        villages.add(village);
      }
    }),
  );
  return villages;
};

/** Whoever names a village asks for all of it: so a new epoch, or a repair, starts from the records. */
const chunksOf = async (
  { stores, campaign: { campaignId } }: Rollup,
  village: string,
): Promise<readonly Extract<ChangedPlace, { kind: 'chunk' }>[]> => {
  const facts = await stores.samples.villageFacts(campaignId, village);
  const issued = Object.values(facts?.lists ?? {}).reduce((sum, list) => sum + list.issued, 0);
  return Array.from({ length: Math.ceil(issued / casesAChunk) }, (_, chunk) => ({
    kind: 'chunk',
    campaignId,
    village,
    chunk,
  }));
};

/** Ladder villages are drawn but not issued, so they are nowhere in the tree. */
const rollUpVillages = async (
  rollup: Rollup,
  villages: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly [county: string, stratum: string]>> => {
  const strata = new Map<string, readonly [string, string]>();
  await Promise.all(
    [...villages].map(async (code) => {
      const facts = await rollup.stores.samples.villageFacts(rollup.campaign.campaignId, code);
      if (facts !== undefined && facts.role !== 'ladder' && (await recomputeVillage(rollup, facts))) {
        strata.set(`${countyOf(code)}:${facts.stratum}`, [countyOf(code), facts.stratum]);
      }
    }),
  );
  return strata;
};

const rollUpCounties = async (
  rollup: Rollup,
  strata: ReadonlyMap<string, readonly [county: string, stratum: string]>,
): Promise<void> => {
  const counties = new Set<string>();
  await Promise.all(
    [...strata.values()].map(async ([county, stratum]) => {
      if (await recomputeStratum(rollup, county, stratum)) {
        counties.add(county);
      }
    }),
  );
  await Promise.all([...counties].map((county) => recomputeArea(rollup, county)));
};

const rollUpAbove = async (rollup: Rollup, counties: ReadonlySet<string>): Promise<void> => {
  let changed = counties;
  while (changed.size > 0) {
    const parents = new Set([...changed].map(parentOf).filter((code) => code !== undefined));
    const moved = new Set<string>();
    await Promise.all(
      [...parents].map(async (division) => {
        if ((await recomputeArea(rollup, division)) && division !== nation) {
          moved.add(division);
        }
      }),
    );
    changed = moved;
  }
};
