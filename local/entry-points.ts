import type { Beside } from '../api/graphql.lambda.ts';
import type { HttpHandler } from './http/api-gateway.ts';
import type { UploadHandler } from './object-store.ts';
import type { LocalSettings } from './settings.ts';
import type { StreamHandler } from './stream/batch-delivery.ts';

/** JSON in, JSON out: a job for the function that draws or prints, or the clock's word that it may look for draws that are due. */
export type JobHandler = (event: unknown) => Promise<unknown>;

/** What runs in Lambda, each made for the settings of one system. */
export interface EntryPoints {
  readonly graphql: (settings: LocalSettings, beside: Beside) => HttpHandler;
  readonly draw: (settings: LocalSettings) => JobHandler;
  readonly print: (settings: LocalSettings) => JobHandler;
  readonly rollup: (settings: LocalSettings) => StreamHandler;
  readonly importFile: (settings: LocalSettings) => UploadHandler;
}

/** Loads the entry points of `api/`; together they bring a good part of a second of modules. */
export const loadEntryPoints = async (): Promise<EntryPoints> => {
  const [graphql, draw, print, rollup, importFile] = await Promise.all([
    import('../api/graphql.lambda.ts'),
    import('../api/draw.lambda.ts'),
    import('../api/print.lambda.ts'),
    import('../api/rollup.lambda.ts'),
    import('../api/import.lambda.ts'),
  ]);
  return {
    graphql: graphql.createHandler,
    draw: draw.createHandler,
    print: print.createHandler,
    rollup: rollup.createHandler,
    importFile: importFile.createHandler,
  };
};
