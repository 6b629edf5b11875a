import {
  boolean,
  Entity,
  EntityRepository,
  item,
  map,
  number,
  QueryCommand,
  record,
  string,
} from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import type { AuditEvent } from '../audit/audit-event.ts';
import { auditEntity } from '../audit/audit-store.ts';
import { countyOf } from '../divisions/division.ts';
import { lossReasonKeys } from '../fieldwork/lost-village.ts';
import { listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing, unlessHeld } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { designStore } from './design-store.ts';
import type { SampledVillage } from './sample.ts';

/** The design, the sealed keys of the draw, and the villages that were disclosed: a partition a county of a campaign. */
export const sampleStore = (table: ZhenpingTable) => {
  const village = new Entity({
    name: 'sampled-village',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      code: string().key(),
      name: string(),
      stratum: string(),
      role: string().enum('take-all', 'sample', 'ladder'),
      rank: number(),
      ticket: string(),
      inclusion: map({ numerator: string(), denominator: string() }),
      size: number(),
      lists: record(
        string().enum(...listTypes),
        map({ size: number(), issued: number(), reserves: number().optional() }),
      ).partial(),
      disclosedAt: string(),
      roster: map({
        importId: string(),
        version: number(),
        root: string(),
        lists: record(string().enum(...listTypes), number()).partial(),
        frozenAt: string(),
        frozenBy: string().optional(),
        casesAfter: number().optional(),
        groupsAfter: number().optional(),
        pulse: map({ number: number(), value: string(), at: string() }).optional(),
      }).optional(),
      householdsDrawn: boolean(),
      lost: string()
        .enum(...lossReasonKeys)
        .optional(),
      version: number(),
      epoch: number().optional(),
      level: string().const('sample').default('sample'),
    }),
    computeKey: ({ campaignId, code }) => ({
      pk: `SAMPLE#${campaignId}#${countyOf(code)}`,
      sk: `VILLAGE#${code}`,
    }),
  });
  const county = new Entity({
    name: 'sampled-county',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), county: string().key() }),
    computeKey: ({ campaignId, county }) => ({ pk: `SAMPLE#${campaignId}`, sk: `COUNTY#${county}` }),
  });
  const villages = village.build(EntityRepository);
  const counties = county.build(EntityRepository);
  const audit = auditEntity(table);

  const countiesOf = async (campaignId: string): Promise<readonly string[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `SAMPLE#${campaignId}`, range: { beginsWith: 'COUNTY#' } })
      .entities(county)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return (Items ?? []).map((entry) => entry.county);
  };

  const villagesIn = async (campaignId: string, countyCode: string): Promise<readonly SampledVillage[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `SAMPLE#${campaignId}#${countyCode}`, range: { beginsWith: 'VILLAGE#' } })
      .entities(village)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items ?? [];
  };

  return {
    ...designStore(table),

    /** The village from its disclosure on, once and for all; false where it was disclosed before. */
    disclose: (
      _permit: Permit<'disclose villages'>,
      entry: SampledVillage,
      event: AuditEvent,
    ): Promise<boolean> => {
      const { campaignId, code } = entry;
      return allOrNothing(
        villages.transactPut(entry, { condition: { attr: 'version', exists: false } }),
        counties.transactPut({ campaignId, county: countyOf(code) }),
        audit.transactPut(event),
      );
    },

    /** One step further, where the village is still as it was seen: who lags behind another puts nothing in the place of what has gone on. */
    saveVillage: async (
      _permit: Permit<'draw the sample'>,
      entry: SampledVillage,
      event: AuditEvent,
    ): Promise<void> => {
      const condition = { attr: 'version' as const, eq: entry.version - 1 };
      await unlessHeld(execute(villages.transactPut(entry, { condition }), audit.transactPut(event)));
    },

    /** The same facts for a new epoch, so that the roll-up looks at the village again. Done once, whoever asks for it how often. */
    touchVillage: async (_permit: Permit<'close the campaign'>, entry: SampledVillage, epoch: number) => {
      const condition = {
        or: [
          { attr: 'epoch' as const, exists: false as const },
          { attr: 'epoch' as const, lt: epoch },
        ],
      };
      await unlessHeld(villages.put({ ...entry, epoch, version: entry.version + 1 }, { condition }));
    },

    /** That this version of its roster is the present one at the moment of a write, as part of that write's transaction. */
    stillOfRoster: (campaignId: string, code: string, version: number): TransactedWrite =>
      villages.transactCheck({ campaignId, code }, { attr: 'roster.version', eq: version }),

    /** The village with what fieldwork did to it, where it is still as it was seen: two openings never take the same reserve. */
    changedVillage: (
      _permit: Permit<
        'open a reserve' | 'record a lost village' | 'reject a lost village' | 'correct a roster'
      >,
      seen: SampledVillage,
      after: SampledVillage,
    ) => villages.transactPut(after, { condition: { attr: 'version', eq: seen.version } }),

    /** A village of the ladder, once: two openings never take the same one. */
    openedVillage: (
      _permit: Permit<'open a reserve village'>,
      entry: SampledVillage,
    ): readonly TransactedWrite[] => [
      villages.transactPut(entry, { condition: { attr: 'version', exists: false } }),
      counties.transactPut({ campaignId: entry.campaignId, county: countyOf(entry.code) }),
    ],

    /** Those that were disclosed; of all others nobody can read more than how many there are. */
    villages: async (
      _permit:
        | Permit<
            | 'see the sample'
            | 'draw the sample'
            | 'take cases'
            | 'assign cases'
            | 'open fieldwork'
            | 'close the campaign'
          >
        | 'import job'
        | 'certificate job',
      campaignId: string,
    ): Promise<readonly SampledVillage[]> => {
      const byCounty = await Promise.all(
        (await countiesOf(campaignId)).map((code) => villagesIn(campaignId, code)),
      );
      return byCounty.flat();
    },

    /** Disclosed villages by their codes. */
    villagesNamed: async (
      _permit: Permit<'disclose villages' | 'draw the sample'>,
      campaignId: string,
      codes: readonly string[],
    ): Promise<readonly SampledVillage[]> => {
      const found = await Promise.all(
        codes.map((code) => villages.get({ campaignId, code }, { consistent: true })),
      );
      return found.flatMap(({ Item }) => (Item === undefined ? [] : [Item]));
    },

    /** For the roll-up alone: probability, stratum and list sizes of one village. */
    villageFacts: async (campaignId: string, code: string): Promise<SampledVillage | undefined> =>
      (await villages.get({ campaignId, code }, { consistent: true })).Item,
  };
};
