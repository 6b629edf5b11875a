import { Entity, EntityRepository, item, list, map, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import type { StaffRecord } from './staff.ts';

/** Training and declarations of a campaign's people, in one partition. */
export const staffStore = (table: ZhenpingTable) => {
  const entity = new Entity({
    name: 'staff',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      personId: string().key(),
      name: string(),
      training: map({ score: number(), day: string(), enteredBy: string(), enteredAt: string() }).optional(),
      declaration: map({
        homes: list(string()),
        employers: list(string()),
        relatives: list(string()),
        declaredAt: string(),
      }).optional(),
      languages: list(string()),
      version: number(),
    }),
    computeKey: ({ campaignId, personId }) => ({ pk: `STAFF#${campaignId}`, sk: `PERSON#${personId}` }),
  });
  const staff = entity.build(EntityRepository);

  const toStore = ({ declaration, languages, ...rest }: StaffRecord) => ({
    ...rest,
    languages: [...languages],
    ...(declaration === undefined
      ? {}
      : {
          declaration: {
            homes: [...declaration.homes],
            employers: [...declaration.employers],
            relatives: [...declaration.relatives],
            declaredAt: declaration.declaredAt,
          },
        }),
  });

  return {
    get: async (campaignId: string, personId: string): Promise<StaffRecord | undefined> =>
      (await staff.get({ campaignId, personId }, { consistent: true })).Item,

    of: async (
      _permit: Permit<'see the staff' | 'assign cases' | 'enter training scores'>,
      campaignId: string,
    ): Promise<readonly StaffRecord[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `STAFF#${campaignId}` })
        .entities(entity)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items;
    },

    /** The records one step further, all or none; false where one of them was changed meanwhile. */
    save: (
      _permit: Permit<'enter training scores' | 'declare interests'>,
      after: readonly StaffRecord[],
      event: TransactedWrite,
    ): Promise<boolean> =>
      allOrNothing(
        event,
        ...after.map((entry) =>
          staff.transactPut(toStore(entry), {
            condition:
              entry.version === 1
                ? { attr: 'version', exists: false }
                : { attr: 'version', eq: entry.version - 1 },
          }),
        ),
      ),
  };
};
