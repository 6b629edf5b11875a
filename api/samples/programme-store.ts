import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';

/** A draw that was frozen for a programme. It stays on the list whatever becomes of it: a draw that was given up can be seen. */
export interface ListedDraw {
  readonly campaignId: string;
  readonly drawNumber: number;
  readonly frozenAt: string;
  readonly designHash: string;
}

type Programme = Pick<Campaign, 'commissionerId' | 'programme'>;

/** Every draw that a commissioner had frozen for a programme, whoever evaluates: only ever added to. */
export const programmeStore = (table: ZhenpingTable) => {
  const listed = new Entity({
    name: 'listed-draw',
    table,
    timestamps: false,
    schema: item({
      programmeId: string().key(),
      frozenAt: string().key(),
      campaignId: string().key(),
      drawNumber: number(),
      designHash: string(),
    }),
    computeKey: ({ programmeId, frozenAt, campaignId }) => ({
      pk: `PROGRAMME#${programmeId}`,
      sk: `FROZEN#${frozenAt}#${campaignId}`,
    }),
  });
  const draws = listed.build(EntityRepository);

  /** Programmes are known by the name that campaigns give them, whatever signs stand in it. */
  const idOf = ({ commissionerId, programme }: Programme): string =>
    toHex(hashOf('zhenping/programme/v1', commissionerId, programme)).slice(0, 32);

  return {
    drawToList: (
      _permit: Permit<'freeze the frame'>,
      programme: Programme,
      draw: ListedDraw,
    ): TransactedWrite =>
      draws.transactPut(
        { programmeId: idOf(programme), ...draw },
        { condition: { attr: 'campaignId', exists: false } },
      ),

    /** Oldest first; for anybody. */
    drawsOf: async (programme: Programme): Promise<readonly ListedDraw[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `PROGRAMME#${idOf(programme)}`, range: { beginsWith: 'FROZEN#' } })
        .entities(listed)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },
  };
};
