import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { type AddedCase, type AddedVillage, addedReasonKeys } from './added-case.ts';

/**
 * What was added by hand: how many cases in which village, and how each came in. Apart from the sample, so that nothing which
 * reads the draw meets it. A household is its village's and list's, so it is added once.
 */
export const addedCaseStore = (table: ZhenpingTable) => {
  const village = new Entity({
    name: 'added-village',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      name: string(),
      cases: number(),
    }),
    computeKey: (key) => ({ pk: `ADDED#${key.campaignId}`, sk: `VILLAGE#${key.village}` }),
  });
  const addition = new Entity({
    name: 'added-case',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      list: string()
        .enum(...listTypes)
        .key(),
      household: string().key(),
      number: number(),
      group: string(),
      reason: string().enum(...addedReasonKeys),
      evidence: string(),
      complaintOn: string().optional(),
      addedAt: string(),
      addedBy: string(),
    }),
    computeKey: (key) => ({
      pk: `ADDED#${key.campaignId}#${key.village}`,
      sk: `HOUSEHOLD#${key.list}#${key.household}`,
    }),
  });
  const villages = village.build(EntityRepository);
  const additions = addition.build(EntityRepository);

  return {
    /** Every village in which a case was added, by code. */
    villages: async (
      _permit: Permit<'take cases' | 'assign cases' | 'close the campaign' | 'see the added cases'>,
      campaignId: string,
    ): Promise<readonly AddedVillage[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `ADDED#${campaignId}`, range: { beginsWith: 'VILLAGE#' } })
        .entities(village)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    village: async (
      _permit: Permit<'take cases' | 'assign cases' | 'give out links' | 'add a case'>,
      campaignId: string,
      code: string,
    ): Promise<AddedVillage | undefined> =>
      (await villages.get({ campaignId, village: code }, { consistent: true })).Item,

    /** How a household came in, where it did. */
    found: async (
      _permit: Permit<'add a case'>,
      place: {
        readonly campaignId: string;
        readonly village: string;
        readonly list: ListType;
        readonly household: string;
      },
    ): Promise<AddedCase | undefined> => (await additions.get(place, { consistent: true })).Item,

    /** How every case of a village came in. */
    ofVillage: async (
      _permit: Permit<'see the added cases'>,
      { campaignId, village: code }: AddedVillage,
    ): Promise<readonly AddedCase[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `ADDED#${campaignId}#${code}`, range: { beginsWith: 'HOUSEHOLD#' } })
        .entities(addition)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    /** The case with all that must stand with it; false where the household or another one was added meanwhile. */
    add: (
      _permit: Permit<'add a case'>,
      entry: AddedCase,
      seen: AddedVillage,
      together: readonly TransactedWrite[],
    ): Promise<boolean> => {
      const asSeen =
        seen.cases === 0
          ? { attr: 'cases' as const, exists: false as const }
          : { attr: 'cases' as const, eq: seen.cases };
      return allOrNothing(
        additions.transactPut(entry, { condition: { attr: 'number', exists: false } }),
        villages.transactPut({ ...seen, cases: seen.cases + 1 }, { condition: asSeen }),
        ...together,
      );
    },
  };
};
