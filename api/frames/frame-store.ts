import { binary, Entity, EntityRepository, item, list, number, string } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import type { Permit } from '../people/permit.ts';
import { conditionFailed } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { type FrameImport, importKinds, importStates } from './frame.ts';
import { progressStore } from './progress-store.ts';
import { rosterStore } from './roster-store.ts';
import { villageStore } from './village-store.ts';

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
      sheet: string().optional(),
      otherSheets: list(string()).optional(),
      divisionYear: string().optional(),
      basisImportId: string().optional(),
      report: binary().optional(),
    }),
    computeKey: ({ campaignId, importId }) => ({ pk: `CAMPAIGN#${campaignId}`, sk: `IMPORT#${importId}` }),
  });
  const imports = frameImport.build(EntityRepository);

  return {
    ...villageStore(table),
    ...rosterStore(table),
    ...progressStore(table),

    request: async (_permit: Permit<'import a frame'>, entry: FrameImport, event: TransactedWrite) => {
      await execute(imports.transactPut(entry), event);
    },

    get: async (campaignId: string, importId: string): Promise<FrameImport | undefined> =>
      (await imports.get({ campaignId, importId }, { consistent: true })).Item,

    /** Adopted, unless another reading of it was quicker; part of the transaction that makes the list visible. */
    adopt: (entry: FrameImport) =>
      imports.transactPut(entry, { condition: { attr: 'state', eq: 'checking' } }),

    /** False where the import was adopted meanwhile: what is adopted stays so. */
    save: async (entry: FrameImport): Promise<boolean> => {
      try {
        await imports.put(entry, { condition: { attr: 'state', ne: 'adopted' } });
        return true;
      } catch (error) {
        if (conditionFailed(error)) {
          return false;
        }
        throw error;
      }
    },
  };
};

export type FrameStore = ReturnType<typeof frameStore>;
