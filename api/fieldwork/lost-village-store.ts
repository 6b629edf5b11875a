import { Entity, EntityRepository, item, map, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import {
  type LossConfirmation,
  lossReasonKeys,
  type RejectedLoss,
  type VillageLoss,
  type VillageOpening,
} from './lost-village.ts';

/** What a record holds, whether it stands or was rejected. */
const recorded = {
  campaignId: string().key(),
  village: string().key(),
  name: string(),
  stratum: string(),
  reason: string().enum(...lossReasonKeys),
  evidence: string(),
  cases: number(),
  recordedBy: string(),
};

const rejection = map({ evidence: string(), rejectedAt: string(), rejectedBy: string() });

type Seeing =
  | Permit<
      | 'record a lost village'
      | 'confirm a lost village'
      | 'reject a lost village'
      | 'open a reserve village'
      | 'close the campaign'
      | 'see the reserves'
      | 'see the sample'
      | 'disclose villages'
    >
  | 'certificate job';

const standing = <Stored extends VillageLoss & { readonly rejected?: unknown }>(
  stored: Stored | undefined,
): VillageLoss | undefined => (stored?.rejected === undefined ? stored : undefined);

/** The record is still the one that was looked at, and nobody has judged it. */
const unconfirmed = ({ recordedAt }: { readonly recordedAt: string }) => ({
  and: [
    { attr: 'recordedAt' as const, eq: recordedAt },
    { attr: 'confirmed' as const, exists: false as const },
    { attr: 'rejected' as const, exists: false as const },
  ],
});

/** The lost villages of a campaign, each with the reserve village that was opened for it: few, in one partition. */
export const lostVillageStore = (table: ZhenpingTable) => {
  const loss = new Entity({
    name: 'lost-village',
    table,
    timestamps: false,
    schema: item({
      ...recorded,
      recordedAt: string(),
      confirmed: map({ evidence: string(), confirmedAt: string(), confirmedBy: string() }).optional(),
      opened: map({
        village: string(),
        name: string(),
        rank: number(),
        evidence: string(),
        openedAt: string(),
        openedBy: string(),
      }).optional(),
      rejected: rejection.optional(),
    }),
    computeKey: ({ campaignId, village }) => ({ pk: `LOST#${campaignId}`, sk: `VILLAGE#${village}` }),
  });
  // Beside the record itself, whose place the next record of the village takes.
  const rejectedLoss = new Entity({
    name: 'rejected-loss',
    table,
    timestamps: false,
    schema: item({ ...recorded, recordedAt: string().key(), rejected: rejection }),
    computeKey: ({ campaignId, village, recordedAt }) => ({
      pk: `LOST#${campaignId}`,
      sk: `REJECTED#${village}#${recordedAt}`,
    }),
  });
  const losses = loss.build(EntityRepository);
  const rejections = rejectedLoss.build(EntityRepository);

  return {
    of: async (_permit: Seeing, campaignId: string, village: string): Promise<VillageLoss | undefined> =>
      standing((await losses.get({ campaignId, village }, { consistent: true })).Item),

    /** Those that stand, by code. */
    all: async (_permit: Seeing, campaignId: string): Promise<readonly VillageLoss[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `LOST#${campaignId}`, range: { beginsWith: 'VILLAGE#' } })
        .entities(loss)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).flatMap((each) => standing(each) ?? []);
    },

    /** Those that a second person found wrong, by code. */
    rejected: async (_permit: Seeing, campaignId: string): Promise<readonly RejectedLoss[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `LOST#${campaignId}`, range: { beginsWith: 'REJECTED#' } })
        .entities(rejectedLoss)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    /** The rejection with all that must stand with it, while nobody has confirmed the loss. */
    reject: (
      _permit: Permit<'reject a lost village'>,
      entry: RejectedLoss,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(
        losses.transactPut(entry, { condition: unconfirmed(entry) }),
        rejections.transactPut(entry),
        ...together,
      ),

    /** The loss with all that must stand with it, once for each village. */
    record: (
      _permit: Permit<'record a lost village'>,
      entry: VillageLoss,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(
        losses.transactPut(entry, {
          condition: {
            or: [
              { attr: 'village', exists: false },
              { attr: 'rejected', exists: true },
            ],
          },
        }),
        ...together,
      ),

    /** The confirmation with its event, once for each lost village. */
    confirm: (
      _permit: Permit<'confirm a lost village'>,
      before: VillageLoss,
      confirmed: LossConfirmation,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(
        losses.transactPut({ ...before, confirmed }, { condition: unconfirmed(before) }),
        ...together,
      ),

    /** The opening with all that must stand with it, once for each lost village. */
    open: (
      _permit: Permit<'open a reserve village'>,
      before: VillageLoss,
      opened: VillageOpening,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(
        losses.transactPut({ ...before, opened }, { condition: { attr: 'opened', exists: false } }),
        ...together,
      ),
  };
};
