import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { Disclosure } from './draw-record.ts';

const mostShown = 1000;

/** When villages were disclosed, and how many: public, so that nobody takes the whole sample early in silence. */
export const disclosureStore = (table: ZhenpingTable) => {
  const disclosure = new Entity({
    name: 'disclosure',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      at: string().key(),
      id: string().key(),
      villages: number(),
    }),
    computeKey: ({ campaignId, at, id }) => ({ pk: `DRAW#${campaignId}`, sk: `DISCLOSED#${at}#${id}` }),
  });
  const disclosures = disclosure.build(EntityRepository);

  return {
    logDisclosure: async (_permit: Permit<'disclose villages'>, entry: Disclosure): Promise<void> => {
      await disclosures.put(entry);
    },

    /** The earliest first. */
    disclosuresOf: async (campaignId: string): Promise<readonly Disclosure[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `DRAW#${campaignId}`, range: { beginsWith: 'DISCLOSED#' } })
        .entities(disclosure)
        .options({ consistent: true, limit: mostShown })
        .send();
      return Items ?? [];
    },
  };
};
