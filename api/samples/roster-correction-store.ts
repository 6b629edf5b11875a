import { Entity, EntityRepository, item, map, number, QueryCommand, record, string } from 'dynamodb-toolbox';
import { listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { type RosterCorrection, rosterFaultKeys } from './roster-correction.ts';

type Seeing = Permit<'correct a roster' | 'see the rosters'> | 'certificate job';

/** Every correction of a roster, with the roster that it corrects: few, in one partition a campaign. */
export const rosterCorrectionStore = (table: ZhenpingTable) => {
  const correction = new Entity({
    name: 'roster-correction',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      version: number().key(),
      importId: string(),
      reason: string().enum(...rosterFaultKeys),
      otherReason: string().optional(),
      evidence: string(),
      before: map({
        importId: string(),
        version: number(),
        root: string(),
        lists: record(string().enum(...listTypes), number()).partial(),
        frozenAt: string(),
        frozenBy: string().optional(),
        casesAfter: number().optional(),
        groupsAfter: number().optional(),
        pulse: map({ number: number(), value: string(), at: string() }).optional(),
      }),
      issuedBefore: record(
        string().enum(...listTypes),
        map({ size: number(), issued: number(), reserves: number().optional() }),
      ).partial(),
      added: number(),
      removed: number(),
      casesWithdrawn: number(),
      groupsWithdrawn: number(),
      correctedAt: string(),
      correctedBy: string(),
    }),
    computeKey: ({ campaignId, village, version }) => ({
      pk: `CORRECTED#${campaignId}`,
      sk: `VILLAGE#${village}#${version}`,
    }),
  });
  const corrections = correction.build(EntityRepository);

  const under = async (campaignId: string, village: string): Promise<readonly RosterCorrection[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `CORRECTED#${campaignId}`, range: { beginsWith: `VILLAGE#${village}` } })
      .entities(correction)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items ?? [];
  };

  return {
    /** The correction of this version, where there was one. */
    of: async (
      _permit: Seeing,
      campaignId: string,
      village: string,
      version: number,
    ): Promise<RosterCorrection | undefined> =>
      (await corrections.get({ campaignId, village, version }, { consistent: true })).Item,

    /** Of a village, by version. */
    ofVillage: (_permit: Seeing, campaignId: string, village: string) => under(campaignId, village),

    /** By village and version. */
    all: (_permit: Seeing, campaignId: string) => under(campaignId, ''),

    /** The correction with all that must stand with it, once for each version. */
    record: (
      _permit: Permit<'correct a roster'>,
      entry: RosterCorrection,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(
        corrections.transactPut(entry, { condition: { attr: 'village', exists: false } }),
        ...together,
      ),
  };
};
