import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { countyOf } from '../divisions/division.ts';
import { ifNewer } from '../estimates/if-newer.ts';
import type { Permit } from '../people/permit.ts';
import { unlessHeld } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { type Progress, progressSchema } from './progress.ts';
import { type VillageProgress, villageProgressSchema } from './village-progress.ts';

/** What a computation saw. */
export interface Stamp {
  readonly campaignId: string;
  readonly village: string;
  readonly epoch: number;
  readonly seen: number;
}

export interface StoredChunk extends Stamp {
  readonly chunk: number;
  readonly progress: Progress;
}

/** Progress by chunk, and by village in its county's partition. What was computed from less is never written over what saw more. */
export const progressStore = (table: ZhenpingTable) => {
  const chunk = new Entity({
    name: 'field-chunk',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      chunk: number().key(),
      epoch: number(),
      seen: number(),
      progress: binary(),
    }),
    computeKey: ({ campaignId, village, chunk: at }) => ({
      pk: `FIELD-CHUNKS#${campaignId}#${village}`,
      sk: `CHUNK#${String(at).padStart(4, '0')}`,
    }),
  });
  const village = new Entity({
    name: 'field-village',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      epoch: number(),
      seen: number(),
      progress: binary(),
    }),
    computeKey: ({ campaignId, village: code }) => ({
      pk: `FIELD#${campaignId}#${countyOf(code)}`,
      sk: `VILLAGE#${code}`,
    }),
  });
  const chunks = chunk.build(EntityRepository);
  const villages = village.build(EntityRepository);
  return {
    writeChunk: (entry: StoredChunk): Promise<void> =>
      unlessHeld(
        chunks.put(
          { ...entry, progress: pack(entry.progress) },
          { condition: ifNewer(entry.epoch, entry.seen) },
        ),
      ),

    /** All chunks of a village, by number. Strongly consistent. */
    chunksOf: async (campaignId: string, code: string): Promise<readonly StoredChunk[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `FIELD-CHUNKS#${campaignId}#${code}` })
        .entities(chunk)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map((entry) => ({ ...entry, progress: unpack(entry.progress, progressSchema) }));
    },

    writeVillage: (entry: Stamp, progress: VillageProgress): Promise<void> =>
      unlessHeld(
        villages.put({ ...entry, progress: pack(progress) }, { condition: ifNewer(entry.epoch, entry.seen) }),
      ),

    /** The villages of a county, by code: one query. Eventually consistent, as what it shows is a moment old anyway. */
    ofCounty: async (
      _permit: Permit<'follow the fieldwork'>,
      campaignId: string,
      county: string,
    ): Promise<ReadonlyMap<string, VillageProgress>> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `FIELD#${campaignId}#${county}` })
        .entities(village)
        .options({ maxPages: Number.POSITIVE_INFINITY })
        .send();
      return new Map(
        Items.map(({ village: code, progress }) => [code, unpack(progress, villageProgressSchema)]),
      );
    },
  };
};
