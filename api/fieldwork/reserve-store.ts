import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { z } from 'zod';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { caseSort } from './case-key.ts';
import { type Ladder, type LadderHousehold, type ReserveOpening, reserveReasonKeys } from './reserve.ts';

const packedLadder = z.array(z.tuple([z.int().min(1), z.string(), z.string()]));

/** A version of a village's roster. */
export interface RosterNamed {
  readonly campaignId: string;
  readonly village: string;
  readonly version: number;
}

const placeOf = ({ campaignId, village, version }: RosterNamed) => ({
  campaignId,
  village,
  ...(version === 1 ? {} : { roster: version }),
});

/** The ladders of a village, one a list, as they were drawn; and every opening, under the case that it was made for. */
export const reserveStore = (table: ZhenpingTable) => {
  const ladder = new Entity({
    name: 'ladder',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      list: string()
        .enum(...listTypes)
        .key(),
      roster: number().key().optional(),
      households: binary(),
    }),
    // Of a corrected roster, its own: the ladders of the one before stay.
    computeKey: ({ campaignId, village, list, roster }) => ({
      pk: `RESERVE#${campaignId}#${village}`,
      sk: `LADDER#${list}${roster === undefined ? '' : `#${roster}`}`,
    }),
  });
  const opening = new Entity({
    name: 'reserve-opening',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      reserve: number(),
      list: string().enum(...listTypes),
      rank: number(),
      reason: string().enum(...reserveReasonKeys),
      evidence: string(),
      outcome: number(),
      outcomeBy: string(),
      openedAt: string(),
      openedBy: string(),
    }),
    computeKey: ({ campaignId, village, number }) => ({
      pk: `RESERVE#${campaignId}#${village}`,
      sk: `OPENED#${caseSort(number)}`,
    }),
  });
  const ladders = ladder.build(EntityRepository);
  const openings = opening.build(EntityRepository);

  return {
    /** The same draw gives the same ladders, however often it is made. */
    saveLadders: async (
      _permit: Permit<'draw the sample'>,
      roster: RosterNamed,
      drawn: readonly Ladder[],
    ): Promise<void> => {
      await Promise.all(
        drawn.map(({ list, households }) => {
          const rows = households.map(({ position, household, group }) => [position, household, group]);
          return ladders.put({ ...placeOf(roster), list, households: pack(rows) });
        }),
      );
    },

    ladder: async (
      _permit: Permit<'open a reserve'>,
      roster: RosterNamed,
      list: ListType,
    ): Promise<readonly LadderHousehold[]> => {
      const { Item } = await ladders.get({ ...placeOf(roster), list }, { consistent: true });
      const rows = Item === undefined ? [] : unpack(Item.households, packedLadder);
      return rows.map(([position, household, group]) => ({ position, household, group }));
    },

    openingFor: async (
      _permit: Permit<'open a reserve'>,
      campaignId: string,
      village: string,
      caseNumber: number,
    ): Promise<ReserveOpening | undefined> =>
      (await openings.get({ campaignId, village, number: caseNumber }, { consistent: true })).Item,

    /** What was opened in a village, by the case that gave no answer. */
    openingsIn: async (
      _permit: Permit<'see the reserves'> | 'certificate job',
      campaignId: string,
      village: string,
    ): Promise<readonly ReserveOpening[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `RESERVE#${campaignId}#${village}`, range: { beginsWith: 'OPENED#' } })
        .entities(opening)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    /** The opening with all that must stand with it, once for each case; false where something of it was changed meanwhile. */
    open: (
      _permit: Permit<'open a reserve'>,
      entry: ReserveOpening,
      together: readonly TransactedWrite[],
    ): Promise<boolean> => {
      return allOrNothing(
        openings.transactPut(entry, { condition: { attr: 'number', exists: false } }),
        ...together,
      );
    },
  };
};
