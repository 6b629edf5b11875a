import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { conditionFailed } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { CampaignSnapshot } from './campaign-snapshot.ts';
import { packSnapshot, unpackSnapshot } from './snapshot-bytes.ts';

/** When a snapshot was taken, and where its content is. */
export interface TakenSnapshot {
  readonly campaignId: string;
  /** 1 for the first; each follows from the one before. */
  readonly number: number;
  /** The campaign's day. */
  readonly day: string;
  /** UTC moment. */
  readonly takenAt: string;
  readonly contentId: string;
  readonly parts: number;
}

type Reading = Permit<'see daily results'>;

/**
 * The snapshots of a campaign, one after another: the decisions hold secret numbers, and only the code of results reads them. The content
 * is written first, under an id of its own; the one conditional put of the number then says whose content counts.
 */
export const snapshotStore = (table: ZhenpingTable) => {
  const taken = new Entity({
    name: 'snapshot',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      number: number().key(),
      day: string(),
      takenAt: string(),
      contentId: string(),
      parts: number(),
    }),
    computeKey: ({ campaignId, number: place }) => ({
      pk: `SNAPSHOT#${campaignId}`,
      sk: `NUMBER#${String(place).padStart(6, '0')}`,
    }),
  });
  const content = new Entity({
    name: 'snapshot-content',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      contentId: string().key(),
      part: number().key(),
      bytes: binary(),
    }),
    computeKey: ({ campaignId, contentId, part }) => ({
      pk: `SNAPSHOT#${campaignId}`,
      sk: `CONTENT#${contentId}#${String(part).padStart(4, '0')}`,
    }),
  });
  const snapshots = taken.build(EntityRepository);
  const contents = content.build(EntityRepository);

  return {
    latest: async (_permit: Reading, campaignId: string): Promise<TakenSnapshot | undefined> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `SNAPSHOT#${campaignId}`, range: { beginsWith: 'NUMBER#' } })
        .entities(taken)
        .options({ consistent: true, reverse: true, limit: 1 })
        .send();
      return Items?.[0];
    },

    contentOf: async (
      _permit: Reading,
      { campaignId, contentId, parts }: TakenSnapshot,
    ): Promise<CampaignSnapshot> => {
      const read = await Promise.all(
        Array.from({ length: parts }, (_, part) =>
          contents.get({ campaignId, contentId, part }, { consistent: true }),
        ),
      );
      return unpackSnapshot(read.flatMap(({ Item }) => (Item === undefined ? [] : [Item.bytes])));
    },

    /** The snapshot that counts from now on; nothing where another took this number first. */
    take: async (
      _permit: Reading,
      snapshot: Omit<TakenSnapshot, 'parts'>,
      decided: CampaignSnapshot,
    ): Promise<TakenSnapshot | undefined> => {
      const { campaignId, contentId } = snapshot;
      const parts = packSnapshot(decided);
      await Promise.all(parts.map((bytes, part) => contents.put({ campaignId, contentId, part, bytes })));
      try {
        const counted = { ...snapshot, parts: parts.length };
        await snapshots.put(counted, { condition: { attr: 'contentId', exists: false } });
        return counted;
      } catch (error) {
        if (conditionFailed(error)) {
          return undefined;
        }
        throw error;
      }
    },
  };
};
