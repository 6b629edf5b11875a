import { Entity, EntityRepository, item, number, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { Run } from './run-store.ts';

/** What a run has behind it: every row was found good, and so many items were staged. */
export interface RunProgress {
  readonly rows: number;
  readonly staged: number;
}

export const progressStore = (table: ZhenpingTable) => {
  const progress = new Entity({
    name: 'import-progress',
    table,
    timestamps: false,
    schema: item({
      importId: string().key(),
      runId: string().key(),
      rows: number(),
      staged: number(),
    }),
    computeKey: ({ importId, runId }) => ({ pk: `PROGRESS#${importId}`, sk: `RUN#${runId}` }),
  }).build(EntityRepository);

  return {
    /** Nothing while no reading of the file came to its end. */
    progressOf: async (run: Run): Promise<RunProgress | undefined> => {
      const { Item } = await progress.get(run, { consistent: true });
      return Item === undefined ? undefined : { rows: Item.rows, staged: Item.staged };
    },

    keepProgress: async (run: Run, { rows, staged }: RunProgress): Promise<void> => {
      await progress.put({ ...run, rows, staged });
    },
  };
};
