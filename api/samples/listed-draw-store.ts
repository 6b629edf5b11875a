import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';

/** A draw that was frozen. It stays on the list whatever becomes of it: a draw that was given up can be seen. */
export interface ListedDraw {
  readonly commissionerId: string;
  /** The policy under evaluation, as the campaign called it. */
  readonly programme: string;
  readonly campaignId: string;
  readonly drawNumber: number;
  readonly frozenAt: string;
  readonly designHash: string;
}

const mostListed = 1000;

/**
 * Every draw that a commissioner had frozen, of all programmes: a list by the programme's name could be left by writing the name
 * another way. Only ever added to.
 */
export const listedDrawStore = (table: ZhenpingTable) => {
  const listed = new Entity({
    name: 'listed-draw',
    table,
    timestamps: false,
    schema: item({
      commissionerId: string().key(),
      frozenAt: string().key(),
      campaignId: string().key(),
      programme: string(),
      drawNumber: number(),
      designHash: string(),
    }),
    computeKey: ({ commissionerId, frozenAt, campaignId }) => ({
      pk: `DRAWS-OF#${commissionerId}`,
      sk: `FROZEN#${frozenAt}#${campaignId}`,
    }),
  });
  const draws = listed.build(EntityRepository);

  return {
    drawToList: (_permit: Permit<'freeze the frame'>, draw: ListedDraw): TransactedWrite =>
      draws.transactPut(draw, { condition: { attr: 'campaignId', exists: false } }),

    /** The newest first; for anybody. */
    ofCommissioner: async (commissionerId: string): Promise<readonly ListedDraw[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `DRAWS-OF#${commissionerId}`, range: { beginsWith: 'FROZEN#' } })
        .entities(listed)
        .options({ consistent: true, reverse: true, limit: mostListed })
        .send();
      return Items ?? [];
    },
  };
};
