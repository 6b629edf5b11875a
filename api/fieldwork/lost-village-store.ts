import { Entity, EntityRepository, item, map, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import {
  type LossConfirmation,
  lossReasonKeys,
  type VillageLoss,
  type VillageOpening,
} from './lost-village.ts';

type Seeing =
  | Permit<
      | 'record a lost village'
      | 'confirm a lost village'
      | 'open a reserve village'
      | 'close the campaign'
      | 'see the reserves'
      | 'see the sample'
      | 'disclose villages'
    >
  | 'certificate job';

/** The lost villages of a campaign, each with the reserve village that was opened for it: few, in one partition. */
export const lostVillageStore = (table: ZhenpingTable) => {
  const loss = new Entity({
    name: 'lost-village',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      name: string(),
      stratum: string(),
      reason: string().enum(...lossReasonKeys),
      evidence: string(),
      cases: number(),
      recordedAt: string(),
      recordedBy: string(),
      confirmed: map({ evidence: string(), confirmedAt: string(), confirmedBy: string() }).optional(),
      opened: map({
        village: string(),
        name: string(),
        rank: number(),
        evidence: string(),
        openedAt: string(),
        openedBy: string(),
      }).optional(),
    }),
    computeKey: ({ campaignId, village }) => ({ pk: `LOST#${campaignId}`, sk: `VILLAGE#${village}` }),
  });
  const losses = loss.build(EntityRepository);

  return {
    of: async (_permit: Seeing, campaignId: string, village: string): Promise<VillageLoss | undefined> =>
      (await losses.get({ campaignId, village }, { consistent: true })).Item,

    /** By code. */
    all: async (_permit: Seeing, campaignId: string): Promise<readonly VillageLoss[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `LOST#${campaignId}`, range: { beginsWith: 'VILLAGE#' } })
        .entities(loss)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    /** The loss with all that must stand with it, once for each village. */
    record: (
      _permit: Permit<'record a lost village'>,
      entry: VillageLoss,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(losses.transactPut(entry, { condition: { attr: 'village', exists: false } }), ...together),

    /** The confirmation with its event, once for each lost village. */
    confirm: (
      _permit: Permit<'confirm a lost village'>,
      before: VillageLoss,
      confirmed: LossConfirmation,
      together: readonly TransactedWrite[],
    ): Promise<boolean> =>
      allOrNothing(
        losses.transactPut({ ...before, confirmed }, { condition: { attr: 'confirmed', exists: false } }),
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
