import type { HttpHandler } from './http/api-gateway.ts';
import type { UploadHandler } from './object-store.ts';
import type { LocalSettings } from './settings.ts';
import type { StreamHandler } from './stream/batch-delivery.ts';

/** JSON in, JSON out: a job for the draw function, or the clock's word that it may look for draws that are due. */
export type DrawHandler = (event: unknown) => Promise<unknown>;

/** What runs in Lambda, each made for the settings of one system. */
export interface EntryPoints {
  readonly graphql: (settings: LocalSettings, invokeDraw: DrawHandler) => HttpHandler;
  readonly draw: (settings: LocalSettings) => DrawHandler;
  readonly rollup: (settings: LocalSettings) => StreamHandler;
  readonly importFile: (settings: LocalSettings) => UploadHandler;
}

/** Loads the entry points of `api/`; together they bring a good part of a second of modules. */
export const loadEntryPoints = async (): Promise<EntryPoints> => {
  const [graphql, draw, rollup, importFile] = await Promise.all([
    import('../api/graphql.lambda.ts'),
    import('../api/draw.lambda.ts'),
    import('../api/rollup.lambda.ts'),
    import('../api/import.lambda.ts'),
  ]);
  return {
    graphql: graphql.createHandler,
    draw: draw.createHandler,
    rollup: rollup.createHandler,
    importFile: importFile.createHandler,
  };
};
