/**
 * Everything that AWS would run, on one machine: table and stream, roll-up, files, sign-in, API and pages. Several
 * systems can run beside each other in one process; each stops what it started and leaves nothing behind.
 */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { builtPages } from './built-pages.ts';
import { openDataDirectory } from './data-directory.ts';
import { startDueDraws } from './due-draws.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { type EntryPoints, type JobHandler, loadEntryPoints } from './entry-points.ts';
import { routes } from './http/routes.ts';
import { startHttpServer } from './http-server.ts';
import { importInProcess } from './import-process.ts';
import { clientId } from './issuer/authorization-request.ts';
import type { DemoPerson } from './issuer/people-page.ts';
import { audience } from './issuer/tokens.ts';
import { createIssuer } from './issuer.ts';
import { makeTable } from './make-table.ts';
import { startObjectStore } from './object-store.ts';
import { demoPeople } from './people.ts';
import { type Feeding, startRollup, type Worker } from './rollup.ts';
import { keptLinkKey, keptSealKey, type LocalSettings, newInitSecret } from './settings.ts';
import { type Stops, startStops } from './stops.ts';

export interface SystemOptions {
  /** A free one when left out. */
  readonly port?: number | undefined;
  /** Keeps everything here; in memory when left out. */
  readonly dataDirectory?: string | undefined;
  /** Whether to build and serve the pages; they are when left out. */
  readonly pages?: boolean;
  /** Where roll-up and imports run: `process` (the usual) can be killed, `inside` shares this process, `none` leaves the roll-up out. */
  readonly worker?: Worker['kind'] | 'none';
  readonly people?: readonly DemoPerson[];
  /** How often draws that are due are looked for, in milliseconds; `when-told`: only by `runDueDraws`. Every 5 seconds when left out. */
  readonly dueDraws?: number | 'when-told';
  /** Stands in the explorer's editor, for this person. */
  readonly explorer?: { readonly query: string; readonly person: string };
  /** Lines for the person at the keyboard. */
  readonly print?: (line: string) => void;
  /** For a worker `inside`. */
  readonly feeding?: Feeding;
  /** Stand-ins for the entry points of `api/`, except for a worker in its own process. */
  readonly entryPoints?: EntryPoints;
}

export interface System {
  readonly url: string;
  readonly tableName: string;
  readonly settings: LocalSettings;
  readonly people: readonly DemoPerson[];
  /** A token of this person, for `authorization: Bearer …`. */
  readonly accessToken: (personKey: string) => Promise<string>;
  /** Makes the operator, once. */
  readonly initSecret: string;
  readonly worker: Worker | undefined;
  /** Runs the draws that are due, as the clock does. */
  readonly runDueDraws: () => Promise<void>;
  /** Where checkpoints, dead letters and logs are. */
  readonly directory: string;
  readonly stop: () => Promise<void>;
}

const tableName = 'zhenping';
const bucketName = 'zhenping-files';

/** In the cloud a minute; on a laptop somebody may be looking on. */
const dueDrawsMilliseconds = 5_000;

const firstQuestion = {
  query: '{\n  viewer {\n    name\n    grants {\n      role\n      division\n    }\n  }\n}\n',
  person: 'lead',
};

/** Starts all of it, or nothing: what had been started is stopped when a later part fails. */
export const startSystem = async (options: SystemOptions = {}): Promise<System> => {
  const stops = startStops();
  try {
    return await start(options, stops);
  } catch (error) {
    // The reason why it did not start says more than what went wrong while tidying up.
    await stops.all().catch(() => undefined);
    throw error;
  }
};

const start = async (options: SystemOptions, stops: Stops): Promise<System> => {
  const { print = () => undefined, people = demoPeople, worker: kind = 'process' } = options;
  const server = await startHttpServer({ port: options.port, print });
  stops.add(server.stop);
  const data = openDataDirectory(options.dataDirectory);
  stops.add(data.close);
  const [{ database, streamArn }, issuer, entryPoints, pagesDirectory] = await together([
    startDatabase(data.isKept ? join(data.path, 'dynamodb') : undefined, stops),
    createIssuer({ stage: 'local', origin: server.url, people, directory: data.path }),
    options.entryPoints ?? loadEntryPoints(),
    options.pages === false ? join(data.path, 'no-pages') : builtPages(),
  ]);
  const importing = Promise.withResolvers<ReturnType<EntryPoints['importFile']>>();
  const objects = await startObjectStore({
    directory: join(data.path, 'objects'),
    bucketName,
    credentials: database.credentials,
    onUpload: async (event) => (await importing.promise)(event),
    print,
  });
  stops.add(objects.stop);
  const init = newInitSecret();
  const settings: LocalSettings = {
    STAGE: 'local',
    TABLE_NAME: tableName,
    BUCKET_NAME: bucketName,
    AWS_REGION: database.region,
    AWS_ACCESS_KEY_ID: database.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: database.credentials.secretAccessKey,
    OIDC_ISSUERS: JSON.stringify([{ issuer: issuer.url, audience }]),
    LINK_KEY: keptLinkKey(data.path),
    SEAL_KEY: keptSealKey(data.path),
    INIT_SECRET_HASH: init.hash,
    DYNAMODB_ENDPOINT: database.endpoint,
    S3_ENDPOINT: objects.endpoint,
    LOG_LEVEL: 'WARN',
  };
  importing.resolve(
    kind === 'process'
      ? importInProcess(settings, join(data.path, 'import.log'))
      : entryPoints.importFile(settings),
  );
  const draw = asJson(entryPoints.draw(settings));
  const dueDraws = startDueDraws(
    draw,
    options.dueDraws === 'when-told' ? undefined : (options.dueDraws ?? dueDrawsMilliseconds),
    print,
  );
  stops.add(dueDraws.stop);
  const rollup = { settings, database, streamArn, directory: data.path, handler: entryPoints.rollup, print };
  const worker =
    kind === 'none' ? undefined : startRollup({ ...rollup, kind, feeding: options.feeding ?? {} });
  stops.add(async () => worker?.stop());
  const explorer = options.explorer ?? firstQuestion;
  // First of all to stop, so that no request meets half of a system.
  stops.add(server.stop);
  server.serve(
    routes({
      graphql: entryPoints.graphql(settings, { draw, print: asJson(entryPoints.print(settings)) }),
      issuer: issuer.route,
      config: { issuer: issuer.url, clientId, stage: settings.STAGE },
      explorer: {
        title: '真评 Zhenping · GraphQL',
        query: explorer.query,
        token: (person = explorer.person) => issuer.accessToken(person),
      },
      pagesDirectory,
      uploadOrigin: objects.endpoint,
    }),
  );
  return {
    url: server.url,
    tableName,
    settings,
    people,
    accessToken: issuer.accessToken,
    initSecret: init.secret,
    worker,
    runDueDraws: dueDraws.run,
    directory: data.path,
    stop: stops.all,
  };
};

/** What goes to a function and comes back is JSON, as it is between functions in the cloud. */
const asJson =
  (handler: JobHandler): JobHandler =>
  async (event) => {
    const answer: unknown = JSON.parse(JSON.stringify(await handler(JSON.parse(JSON.stringify(event)))));
    return answer;
  };

const startDatabase = async (directory: string | undefined, stops: Stops) => {
  const database: DynamoDbLocal = await startDynamoDbLocal({ directory });
  stops.add(database.stop);
  const client = new DynamoDBClient(database);
  const streamArn = await makeTable(client, tableName);
  client.destroy();
  return { database, streamArn };
};

/** Waits for all, also when one fails, so that each has said how to stop it. */
const together = async <Parts extends readonly unknown[]>(work: Parts) => {
  await Promise.allSettled(work);
  return Promise.all(work);
};
