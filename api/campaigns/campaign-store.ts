import {
  $add,
  boolean,
  Entity,
  EntityRepository,
  item,
  list,
  map,
  number,
  QueryCommand,
  string,
} from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import type { AuditEvent } from '../audit/audit-event.ts';
import { auditEntity } from '../audit/audit-store.ts';
import type { Permit } from '../people/permit.ts';
import { conditionFailed } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { savedFieldRules } from '../teams/field-rules-entity.ts';
import { type Campaign, campaignStates } from './campaign.ts';
import { answeringState, underWay } from './campaign-rules.ts';

/** What a step may change; the identity of a campaign never changes. */
type Change = Partial<
  Omit<Campaign, 'campaignId' | 'commissionerId' | 'evaluatorId' | 'version' | 'createdAt'>
>;

const longestId = 64;

const formMove = map({
  version: number(),
  reason: string(),
  movedAt: string(),
  movedBy: string(),
  olderTaken: boolean(),
});

const toStore = (campaign: Campaign) => ({
  ...campaign,
  formMoves: campaign.formMoves && [...campaign.formMoves],
});

/** Campaigns, each listed under both of its parties. Every change is conditional on the version that the asker saw. */
export const campaignStore = (table: ZhenpingTable) => {
  const campaign = new Entity({
    name: 'campaign',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      name: string(),
      programme: string(),
      division: string(),
      timeZone: string(),
      commissionerId: string(),
      evaluatorId: string(),
      commissionerName: string(),
      evaluatorName: string(),
      state: string().enum(...campaignStates),
      version: number(),
      epoch: number(),
      formCode: string(),
      formVersion: number(),
      formOwner: string().optional(),
      formHash: string().optional(),
      formMoves: list(formMove).optional(),
      revisionDays: number().optional(),
      privacy: string().enum('confidential', 'anonymous').optional(),
      fieldRules: savedFieldRules.optional(),
      simulated: boolean(),
      provisionalForLeaders: boolean(),
      drawNumber: number(),
      createdAt: string(),
      frameImportId: string().optional(),
      frameRoot: string().optional(),
      frozenAt: string().optional(),
      keyCommit: string().optional(),
      designHash: string().optional(),
      signedBy: string().optional(),
      signedAt: string().optional(),
      sampleRoot: string().optional(),
      drawnAt: string().optional(),
      rosterImportId: string().optional(),
      householdsDrawnAt: string().optional(),
      closedAt: string().optional(),
    }),
    computeKey: ({ campaignId }) => ({ pk: `CAMPAIGN#${campaignId}`, sk: 'CAMPAIGN' }),
  });
  const listing = new Entity({
    name: 'campaign-listing',
    table,
    timestamps: false,
    schema: item({ organisationId: string().key(), campaignId: string().key() }),
    computeKey: ({ organisationId, campaignId }) => ({
      pk: `ORG#${organisationId}`,
      sk: `CAMPAIGN#${campaignId}`,
    }),
  });
  const campaigns = campaign.build(EntityRepository);
  const listings = listing.build(EntityRepository);
  const audit = auditEntity(table);

  return {
    /** Nothing for what cannot be an id: a key of the table has a greatest length. */
    get: async (campaignId: string): Promise<Campaign | undefined> =>
      campaignId.length <= longestId
        ? (await campaigns.get({ campaignId }, { consistent: true })).Item
        : undefined,

    listedUnder: async (organisationId: string): Promise<readonly string[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `ORG#${organisationId}`, range: { beginsWith: 'CAMPAIGN#' } })
        .entities(listing)
        .options({ maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).map((entry) => entry.campaignId);
    },

    create: async (_permit: Permit<'create a campaign'>, entry: Campaign, event: AuditEvent) => {
      const { campaignId } = entry;
      await execute(
        campaigns.transactPut(toStore(entry), { condition: { attr: 'campaignId', exists: false } }),
        listings.transactPut({ organisationId: entry.commissionerId, campaignId }),
        listings.transactPut({ organisationId: entry.evaluatorId, campaignId }),
        audit.transactPut(event),
      );
    },

    /** That the campaign takes answers at the moment of a write, as part of that write's transaction. */
    stillTakesAnswers: (campaignId: string): TransactedWrite =>
      campaigns.transactCheck({ campaignId }, { attr: 'state', eq: answeringState }),

    /** That villages are drawn and fieldwork has not ended at the moment of a write, as part of that write's transaction. */
    stillUnderWay: (campaignId: string): TransactedWrite =>
      campaigns.transactCheck({ campaignId }, { attr: 'state', in: [...underWay] }),

    /**
     * That the campaign takes answers at the moment of a write that adds a case. The version rises, so that whoever closes the
     * campaign at the same moment has to look again; two who add cases do not hinder each other.
     */
    withAnotherCase: (
      _permit: Permit<'open a reserve' | 'add a case'>,
      campaignId: string,
    ): TransactedWrite =>
      campaigns.transactUpdate(
        { campaignId, version: $add(1) },
        { condition: { attr: 'state', eq: answeringState } },
      ),

    /** The same of a write that loses a village, adds one or draws one anew, which is done before fieldwork too. */
    withVillagesChanged: (
      _permit: Permit<
        | 'record a lost village'
        | 'confirm a lost village'
        | 'reject a lost village'
        | 'open a reserve village'
        | 'correct a roster'
      >,
      campaignId: string,
    ): TransactedWrite =>
      campaigns.transactUpdate(
        { campaignId, version: $add(1) },
        { condition: { attr: 'state', in: [...underWay] } },
      ),

    /** The step, its audit event and whatever must stand with it: all or nothing. */
    change: async (
      _permit: Permit | 'import job' | 'draw job',
      before: Campaign,
      change: Change,
      event: AuditEvent,
      together: readonly TransactedWrite[] = [],
    ): Promise<Campaign> => {
      const after = { ...before, ...change, version: before.version + 1 };
      try {
        await execute(
          campaigns.transactPut(toStore(after), { condition: { attr: 'version', eq: before.version } }),
          audit.transactPut(event),
          ...together,
        );
      } catch (error) {
        throw conditionFailed(error) ? refusal('campaign-changed') : error;
      }
      return after;
    },
  };
};
