import { binary, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { type FrameVillage, packedVillages } from './frame.ts';
import type { Run } from './run-store.ts';
import { runOfRows } from './run-store.ts';

export interface CountyVillages {
  readonly county: string;
  readonly villages: readonly FrameVillage[];
}

/** Villages of a frame, packed by county; only those of the adopted run are part of it. */
export const villageStore = (table: ZhenpingTable) => {
  const chunks = new Entity({
    name: 'frame-villages',
    table,
    timestamps: false,
    schema: item({
      importId: string().key(),
      county: string().key(),
      chunk: number().key(),
      runId: string().key().optional(),
      count: number(),
      rows: binary(),
    }),
    computeKey: ({ importId, county, chunk, runId }) => ({
      pk: `FRAME#${importId}`,
      sk: `VILLAGES#${county}#${String(chunk).padStart(4, '0')}${runId === undefined ? '' : `#${runId}`}`,
    }),
  });
  const { adopted, runOf } = runOfRows(table, 'FRAME');

  async function* pages(
    importId: string,
    runId: string | undefined,
    county = '',
  ): AsyncGenerator<CountyVillages> {
    const query = table
      .build(QueryCommand)
      .query({ partition: `FRAME#${importId}`, range: { beginsWith: `VILLAGES#${county}` } })
      .entities(chunks);
    let from: Record<string, unknown> | undefined;
    do {
      const page = await query
        .options({ consistent: true, ...(from === undefined ? {} : { exclusiveStartKey: from }) })
        .send();
      for (const each of page.Items ?? []) {
        if (each.runId === runId) {
          yield { county: each.county, villages: unpack(each.rows, packedVillages).map(asVillage) };
        }
      }
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  /** One county after the other, in order of their codes; a whole frame need not fit into memory. */
  async function* byCounty(importId: string, runId: string | undefined): AsyncGenerator<CountyVillages> {
    let open: CountyVillages | undefined;
    for await (const { county, villages } of pages(importId, runId)) {
      if (open?.county === county) {
        open = { county, villages: [...open.villages, ...villages] };
      } else {
        if (open !== undefined) {
          yield open;
        }
        open = { county, villages };
      }
    }
    if (open !== undefined) {
      yield open;
    }
  }

  const within = async (importId: string, beginning: string): Promise<readonly FrameVillage[]> => {
    const found: FrameVillage[] = [];
    for await (const { villages } of pages(importId, await runOf(importId), beginning)) {
      for (const village of villages) {
        found.push(village);
      }
    }
    return found;
  };

  return {
    adoptedVillages: adopted,

    stageVillages: async (
      { importId, runId }: Run,
      county: string,
      chunk: number,
      villages: readonly FrameVillage[],
    ) => {
      const rows = pack(villages.map(asRow));
      await chunks
        .build(EntityRepository)
        .put({ importId, county, chunk, runId, count: villages.length, rows });
    },

    /** What a run has staged, before anybody can see it. */
    stagedVillages: ({ importId, runId }: Run) => byCounty(importId, runId),

    /** An adopted frame, a county at a time, in order of code. */
    async *villagesByCounty(importId: string): AsyncGenerator<CountyVillages> {
      yield* byCounty(importId, await runOf(importId));
    },

    villagesOfCounty: async (
      _permit: Permit<'import a frame' | 'add a case'>,
      importId: string,
      county: string,
    ): Promise<readonly FrameVillage[]> => {
      const found: FrameVillage[] = [];
      for await (const { villages } of pages(importId, await runOf(importId), `${county}#`)) {
        found.push(...villages);
      }
      return found;
    },

    /** Every village of the frame, in order of county and file. */
    villages: async (
      _permit:
        | Permit<'freeze the frame' | 'run the draw' | 'save the design'>
        | 'draw job'
        | 'certificate job',
      importId: string,
    ): Promise<readonly FrameVillage[]> => within(importId, ''),

    /** Those of a division from the county up. */
    villagesWithin: async (
      _permit: Permit<'disclose villages' | 'open a reserve village' | 'see the reserves'>,
      importId: string,
      division: string,
    ): Promise<readonly FrameVillage[]> => within(importId, division === 'CN' ? '' : division),
  };
};

type Row = (typeof packedVillages)['_zod']['output'][number];

const asRow = ({ code, name, stratum, size, attributes }: FrameVillage): Row =>
  attributes === undefined ? [code, name, stratum, size] : [code, name, stratum, size, attributes];

const asVillage = ([code, name, stratum, size, attributes]: Row): FrameVillage => ({
  code,
  name,
  stratum,
  size,
  ...(attributes === undefined ? {} : { attributes }),
});
