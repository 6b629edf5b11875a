import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { packedHouseholds, type RosterHousehold } from './frame.ts';
import type { ListType } from './list-type.ts';
import { type Run, runOfRows } from './run-store.ts';

type Roster = readonly { readonly list: ListType; readonly household: string; readonly group: string }[];

export interface FoundRoster {
  readonly importId: string;
  readonly roster: Roster;
}

/**
 * Households of drawn villages, packed by village. Rosters come from many offices, so a file adds to those before it: a
 * village's roster is that of the last file which names the village.
 */
export const rosterStore = (table: ZhenpingTable) => {
  const chunks = new Entity({
    name: 'roster',
    table,
    timestamps: false,
    schema: item({
      importId: string().key(),
      village: string().key(),
      chunk: number().key(),
      runId: string().key().optional(),
      count: number(),
      rows: binary(),
    }),
    computeKey: ({ importId, village, chunk, runId }) => ({
      pk: `ROSTER#${importId}#${village}`,
      sk: `HOUSEHOLDS#${String(chunk).padStart(4, '0')}${runId === undefined ? '' : `#${runId}`}`,
    }),
  });
  const { adopted, adoptedRun } = runOfRows(table, 'ROSTER');

  /** The roster that one file gave a village; empty where it does not name it. */
  const rosterIn = async (importId: string, runId: string | undefined, village: string): Promise<Roster> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `ROSTER#${importId}#${village}` })
      .entities(chunks)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return (Items ?? [])
      .filter((each) => each.runId === runId)
      .flatMap(({ rows }) => unpack(rows, packedHouseholds))
      .map(([list, household, group]) => ({ list, household, group }));
  };

  /** The roster of a village by the import that is named, or by the last before it that names the village. */
  const found = async (importId: string, village: string): Promise<FoundRoster | undefined> => {
    let asked: string | undefined = importId;
    while (asked !== undefined) {
      const run: Awaited<ReturnType<typeof adoptedRun>> = await adoptedRun(asked);
      const roster = await rosterIn(asked, run?.runId, village);
      if (roster.length > 0) {
        return { importId: asked, roster };
      }
      asked = run?.before;
    }
    return undefined;
  };

  return {
    adoptedRosters: adopted,

    stageRoster: async (
      { importId, runId }: Run,
      village: string,
      chunk: number,
      households: readonly RosterHousehold[],
    ) => {
      const rows = pack(households.map((row) => [row.list, row.household, row.group]));
      await chunks
        .build(EntityRepository)
        .put({ importId, village, chunk, runId, count: households.length, rows });
    },

    /** A village's households by list type, each in the order of the roster: the position is the unit. */
    rosterOf: async (
      _permit: Permit<'draw the sample'> | 'import job',
      importId: string,
      village: string,
    ): Promise<Roster> => (await found(importId, village))?.roster ?? [],

    /** The same, with the import that brought it. */
    rosterWithSource: (
      _permit: Permit<'correct a roster' | 'see the rosters'>,
      importId: string,
      village: string,
    ): Promise<FoundRoster | undefined> => found(importId, village),
  };
};
