/**
 * An S3-compatible server for one bucket. Addresses signed by the S3 client work as in the cloud, pages may PUT to them,
 * and each object that is created under `uploads/` calls the import handler, as S3 would.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Event } from 'aws-lambda';
import S3rver from 's3rver';
import accounts from 's3rver/lib/models/account.js';
import { type Credentials, type Refusal, signatureProblem } from './s3/signature.ts';
import { storeWholeFiles } from './s3/store-whole-files.ts';
import { uploadEvent } from './s3/upload-event.ts';

export type UploadHandler = (event: S3Event) => Promise<void>;

export interface ObjectStoreOptions {
  readonly directory: string;
  readonly bucketName: string;
  readonly credentials: Credentials;
  readonly onUpload: UploadHandler;
  readonly print: (line: string) => void;
  readonly firstPauseMilliseconds?: number;
}

export interface LocalObjectStore {
  readonly endpoint: string;
  /** Resolves when the uploads that came in are handled. */
  readonly stop: () => Promise<void>;
}

const rules = `<CORSConfiguration><CORSRule>
  <AllowedOrigin>*</AllowedOrigin><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>
  <AllowedMethod>GET</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
</CORSRule></CORSConfiguration>`;

export const startObjectStore = async (options: ObjectStoreOptions): Promise<LocalObjectStore> => {
  const { bucketName, credentials, print } = options;
  const s3 = new S3rver({
    silent: true,
    directory: options.directory,
    vhostBuckets: false,
    configureBuckets: [{ name: bucketName, configs: [rules] }],
  });
  storeWholeFiles(s3.store);
  await s3.configureBuckets();
  accounts.DUMMY_ACCOUNT.createKeyPair(credentials.accessKeyId, credentials.secretAccessKey);
  const handling = new Set<Promise<void>>();
  s3.on('event', (happening) => {
    const event = uploadEvent(happening, 'uploads/');
    if (event !== undefined) {
      const work = handleUpload(event, options).finally(() => handling.delete(work));
      handling.add(work);
    }
  });
  s3.on('error', (error) => {
    // A refusal such as "no such key" has its own status and goes to the client; anything else is ours to see.
    if (!(error instanceof Error && 'status' in error)) {
      print(`The object store failed: ${String(error)}`);
    }
  });
  const server = createServer(checked(credentials, s3.callback()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The object store has no port');
  }
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, ...handling]);
      accounts.DUMMY_ACCOUNT.revokeAccessKey(credentials.accessKeyId);
      s3.logger.close();
    },
  };
};

/** Lets a request through when it is signed; a browser's question before a PUT never is. */
const checked =
  (credentials: Credentials, listener: RequestListener): RequestListener =>
  (request, response) => {
    const refusal = refusalOf(request, credentials);
    if (refusal === undefined) {
      listener(request, response);
    } else {
      refuse(response, refusal);
    }
  };

const refusalOf = (request: IncomingMessage, credentials: Credentials): Refusal | undefined => {
  const { method = '', url = '', headers } = request;
  if (/(^|\/|%2f)(\.|%2e){2}(\/|%2f|\?|$)/i.test(url)) {
    return { status: 400, code: 'InvalidURI', message: 'A key cannot climb out of its bucket.' };
  }
  return method === 'OPTIONS'
    ? undefined
    : signatureProblem({ method, url, headers }, credentials, Date.now());
};

const refuse = (response: ServerResponse, { status, code, message }: Refusal): void => {
  response.writeHead(status, {
    'content-type': 'application/xml',
    'access-control-allow-origin': '*',
    connection: 'close',
  });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
};

/** S3 calls a function without waiting for it, and Lambda tries a failed call twice more. */
const handleUpload = async (event: S3Event, options: ObjectStoreOptions): Promise<void> => {
  const pause = options.firstPauseMilliseconds ?? 1000;
  for (const tries of [1, 2, 3]) {
    try {
      await options.onUpload(event);
      return;
    } catch (error) {
      if (tries === 3) {
        const key = event.Records[0]?.s3.object.key;
        options.print(`The upload ${key} could not be handled: ${String(error)}`);
      } else {
        await sleep(pause * tries);
      }
    }
  }
};
