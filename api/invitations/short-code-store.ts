import { Entity, EntityRepository, item, number, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import type { ShortCode } from './short-code.ts';

/** DynamoDB takes so many writes in one transaction. */
const atOnce = 99;

/** Short codes by their marks, each in a partition of its own. */
export const shortCodeStore = (table: ZhenpingTable) => {
  const codes = new Entity({
    name: 'short-code',
    table,
    timestamps: false,
    schema: item({
      mark: string().key(),
      campaignId: string(),
      village: string(),
      number: number(),
      generation: number(),
      printedAt: string(),
    }),
    computeKey: ({ mark }) => ({ pk: `SHORT-CODE#${mark}`, sk: 'CODE' }),
  }).build(EntityRepository);
  return {
    /** All of a sheet and its event, or none; false where one of the codes exists already, which chance makes about once in a million sheets. */
    save: async (
      _permit: Permit<'give out links'>,
      entries: readonly ShortCode[],
      event: TransactedWrite,
    ): Promise<boolean> => {
      for (let first = 0; first < entries.length; first += atOnce) {
        const some = entries.slice(first, first + atOnce);
        const saved = await allOrNothing(
          event,
          ...some.map((entry) => codes.transactPut(entry, { condition: { attr: 'mark', exists: false } })),
        );
        if (!saved) {
          return false;
        }
      }
      return true;
    },

    /** For whoever has the code. */
    find: async (mark: string): Promise<ShortCode | undefined> =>
      (await codes.get({ mark }, { consistent: true })).Item,
  };
};
