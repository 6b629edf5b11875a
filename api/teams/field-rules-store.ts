import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { fieldRulesSchema, type SavedFieldRules } from './field-rules.ts';

/** Every version of a campaign's field rules; the one in force stands in the campaign too. */
export const fieldRulesStore = (table: ZhenpingTable) => {
  const entity = new Entity({
    name: 'field-rules',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      version: number().key(),
      rules: binary(),
      savedAt: string(),
      savedBy: string(),
    }),
    computeKey: ({ campaignId, version }) => ({
      pk: `CAMPAIGN#${campaignId}`,
      sk: `FIELD-RULES#${String(version).padStart(5, '0')}`,
    }),
  });
  const versions = entity.build(EntityRepository);
  return {
    kept: (_permit: Permit<'save the field rules'>, entry: SavedFieldRules): TransactedWrite =>
      versions.transactPut(
        { ...entry, rules: pack(entry.rules) },
        { condition: { attr: 'version', exists: false } },
      ),

    /** The newest first. */
    versions: async (
      _permit: Permit<'see the staff'>,
      campaignId: string,
    ): Promise<readonly SavedFieldRules[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `CAMPAIGN#${campaignId}`, range: { beginsWith: 'FIELD-RULES#' } })
        .entities(entity)
        .options({ consistent: true, reverse: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map((entry) => ({ ...entry, rules: unpack(entry.rules, fieldRulesSchema) }));
    },
  };
};
