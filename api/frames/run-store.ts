import { Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';

/**
 * One reading of a file. The same address can be put to twice, and an event can be delivered twice, so two readings of one
 * import may run at once: each stages its rows apart, and the transaction that adopts the list names the reading whose rows it is.
 * So a frame that is adopted, and later frozen, stays as it was read.
 */
export interface Run {
  readonly importId: string;
  readonly runId: string;
}

/** Which run's rows an import's are; a list from before there were runs has none. */
export const runOfRows = (table: ZhenpingTable, rows: 'FRAME' | 'ROSTER') => {
  const adoptedRun = new Entity({
    name: `adopted-${rows.toLowerCase()}`,
    table,
    timestamps: false,
    schema: item({
      importId: string().key(),
      runId: string(),
      before: string().optional(),
    }),
    computeKey: ({ importId }) => ({ pk: `${rows}#${importId}`, sk: 'ADOPTED' }),
  });
  const repository = adoptedRun.build(EntityRepository);
  return {
    /** Part of the transaction that adopts the list. `before`: the list to which this one adds. */
    adopted: ({ importId, runId }: Run, before?: string) =>
      repository.transactPut({ importId, runId, ...(before === undefined ? {} : { before }) }),

    runOf: async (importId: string): Promise<string | undefined> =>
      (await repository.get({ importId }, { consistent: true })).Item?.runId,

    adoptedRun: async (importId: string) => (await repository.get({ importId }, { consistent: true })).Item,
  };
};
