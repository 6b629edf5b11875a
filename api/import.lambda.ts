/** A file has arrived: the import that waits for it is done. */
import type { S3Event } from 'aws-lambda';
import { openStores } from './context.ts';
import { importFrame } from './frames/import-frame.ts';
import { systemClock, systemPause } from './platform/clock.ts';
import { openTable } from './platform/dynamo.ts';
import { openLog } from './platform/log.ts';
import { newId, systemRandom } from './platform/random.ts';
import { readSettings } from './platform/settings.ts';
import { openFiles } from './platform/stored-file.ts';
import { tryAgain } from './try-again.ts';

type Handler = (event: S3Event) => Promise<void>;

export const createHandler = (variables: Readonly<Record<string, string | undefined>>): Handler => {
  const settings = readSettings(variables);
  const log = openLog(settings, 'import');
  const stores = openStores(openTable(settings, tryAgain(systemRandom, systemPause)));
  const open = openFiles(settings);
  return async ({ Records }) => {
    for (const { s3 } of Records) {
      // S3 writes keys in events like a form field: blanks as +, the rest percent-encoded.
      const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
      const now = systemClock();
      const done = await importFrame({ stores, open, now, newId: () => newId(now, systemRandom) }, key);
      log.info('import', { importId: done?.importId, state: done?.state, rows: done?.rows });
    }
  };
};

let made: Handler | undefined;

export const handler: Handler = (event) => {
  made ??= createHandler(process.env);
  return made(event);
};
