import { createHash } from 'node:crypto';
import { Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { StoredFile } from '../platform/stored-file.ts';

/**
 * The readings of one version of a file. The same address can be put to twice, so readings of two versions may run at once:
 * each version is staged apart, and the transaction that adopts the list names the one whose rows it is. Readings of the same
 * version, because a worker died or an event came twice, write the same items. So a frame that is adopted, and later frozen,
 * stays as it was read.
 */
export interface Run {
  readonly importId: string;
  readonly runId: string;
}

/** Rises whenever the same file would be staged in other items, so that no run is half of each. */
const layout = 1;

export const runIdOf = ({ version }: Pick<StoredFile, 'version'>): string =>
  createHash('sha256').update(`${layout} ${version}`).digest('hex').slice(0, 20);

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
