import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { nation } from '../../divisions/division.ts';
import { unlessHeld } from '../../platform/conditions.ts';
import type { ZhenpingTable } from '../../platform/dynamo.ts';

/** A part of a county's flat extract as stored: the design and weights, or one variable. */
export interface StoredExtract {
  readonly campaignId: string;
  readonly county: string;
  /** `sample`, or the name of a variable. */
  readonly part: string;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/** Extracts lie by part, then by county: one query reads a part of all counties of a province. */
export const extractStore = (table: ZhenpingTable) => {
  const extract = new Entity({
    name: 'closing-extract',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      county: string().key(),
      part: string().key(),
      epoch: number(),
      bytes: binary(),
    }),
    computeKey: ({ campaignId, county, part }) => ({
      pk: `EXTRACT#${campaignId}#${part}`,
      sk: `COUNTY#${county}`,
    }),
  });
  const extracts = extract.build(EntityRepository);

  return {
    /** Computed from the same records, two workers of one epoch write the same; one of an older epoch gives way. */
    keep: async (entry: StoredExtract): Promise<void> => {
      const notNewer = {
        or: [
          { attr: 'epoch' as const, exists: false as const },
          { attr: 'epoch' as const, lte: entry.epoch },
        ],
      };
      await unlessHeld(extracts.put(entry, { condition: notNewer }));
    },

    /** Of every county in a division, in the order of their codes. */
    ofDivision: async (
      campaignId: string,
      part: string,
      division: string,
    ): Promise<readonly StoredExtract[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({
          partition: `EXTRACT#${campaignId}#${part}`,
          range: { beginsWith: `COUNTY#${division === nation ? '' : division}` },
        })
        .entities(extract)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },
  };
};
