import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import {
  type FrameImport,
  type FrameVillage,
  importKinds,
  importStates,
  packedHouseholds,
  packedVillages,
  type RosterHousehold,
} from './frame.ts';
import type { ListType } from './list-type.ts';

/**
 * Imports and the rows that they staged. Rows lie under their import's id, so a frame becomes visible, or is replaced,
 * by the one write that points the campaign at another import.
 */
export const frameStore = (table: ZhenpingTable) => {
  const frameImport = new Entity({
    name: 'frame-import',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      importId: string().key(),
      kind: string().enum(...importKinds),
      state: string().enum(...importStates),
      fileName: string(),
      requestedBy: string(),
      grantId: string(),
      requestedAt: string(),
      rows: number(),
      problemCount: number(),
      problems: binary().optional(),
    }),
    computeKey: ({ campaignId, importId }) => ({ pk: `CAMPAIGN#${campaignId}`, sk: `IMPORT#${importId}` }),
  });
  const villageRows = new Entity({
    name: 'frame-villages',
    table,
    timestamps: false,
    schema: item({
      importId: string().key(),
      county: string().key(),
      chunk: number().key(),
      count: number(),
      rows: binary(),
    }),
    computeKey: ({ importId, county, chunk }) => ({
      pk: `FRAME#${importId}`,
      sk: `VILLAGES#${county}#${String(chunk).padStart(4, '0')}`,
    }),
  });
  const roster = new Entity({
    name: 'roster',
    table,
    timestamps: false,
    schema: item({
      importId: string().key(),
      village: string().key(),
      chunk: number().key(),
      count: number(),
      rows: binary(),
    }),
    computeKey: ({ importId, village, chunk }) => ({
      pk: `ROSTER#${importId}#${village}`,
      sk: `HOUSEHOLDS#${String(chunk).padStart(4, '0')}`,
    }),
  });
  const imports = frameImport.build(EntityRepository);

  return {
    request: async (_permit: Permit<'import a frame'>, entry: FrameImport, event: TransactedWrite) => {
      await execute(imports.transactPut(entry), event);
    },

    get: async (campaignId: string, importId: string): Promise<FrameImport | undefined> =>
      (await imports.get({ campaignId, importId }, { consistent: true })).Item,

    /** The import's next state; part of the transaction that makes it visible. */
    nextState: (entry: FrameImport) => imports.transactPut(entry),

    save: async (entry: FrameImport) => {
      await imports.put(entry);
    },

    stageVillages: async (importId: string, county: string, chunk: number, rows: readonly FrameVillage[]) => {
      const packed = pack(rows.map((row) => [row.code, row.name, row.stratum, row.size]));
      await villageRows
        .build(EntityRepository)
        .put({ importId, county, chunk, count: rows.length, rows: packed });
    },

    stageRoster: async (
      importId: string,
      village: string,
      chunk: number,
      rows: readonly RosterHousehold[],
    ) => {
      const packed = pack(rows.map((row) => [row.list, row.household, row.group]));
      await roster
        .build(EntityRepository)
        .put({ importId, village, chunk, count: rows.length, rows: packed });
    },

    /** Every village of the frame, in order of county and file. */
    villages: async (
      _permit: Permit<'freeze the frame' | 'draw the sample' | 'save the design'>,
      importId: string,
    ): Promise<readonly FrameVillage[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `FRAME#${importId}` })
        .entities(villageRows)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? [])
        .flatMap(({ rows }) => unpack(rows, packedVillages))
        .map(([code, name, stratum, size]) => ({ code, name, stratum, size }));
    },

    /** A village's households by list type, each in the order of the roster: the position is the unit. */
    rosterOf: async (
      _permit: Permit<'draw the sample'>,
      importId: string,
      village: string,
    ): Promise<
      readonly { readonly list: ListType; readonly household: string; readonly group: string }[]
    > => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `ROSTER#${importId}#${village}` })
        .entities(roster)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? [])
        .flatMap(({ rows }) => unpack(rows, packedHouseholds))
        .map(([list, household, group]) => ({ list, household, group }));
    },
  };
};

export type FrameStore = ReturnType<typeof frameStore>;
