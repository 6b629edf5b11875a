/**
 * Amazon's own DynamoDB Local, as a child process. It listens on every network interface and checks no signature, so
 * what keeps others out is chance: a random port, and a random 128-bit access key, since each key is its own database.
 */
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { hasEnded, spawnGuarded, stopChild } from './guarded-child.ts';
import { javaProblem } from './java.ts';
import { keepSecret, randomHex } from './kept-secret.ts';
import { Problem } from './problem.ts';

export interface DynamoDbLocal {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly stop: () => Promise<void>;
}

export interface DynamoDbLocalOptions {
  /** Keeps the data, and the key that finds it again, here; without it everything is in memory. */
  readonly directory?: string | undefined;
  /** The program to start instead of the `java` on the path. */
  readonly java?: string | undefined;
}

const emulator = join(
  dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
  'emulator',
);

/** Measured on 2 cores: with these it starts in two thirds of the time and takes half the processor time a write. */
const machineFlags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.library.path=DynamoDBLocal_lib'];

const patienceSeconds = 30;

/** Starts it and waits until it answers. Throws a `Problem` when Java is missing or too old. */
export const startDynamoDbLocal = async (options: DynamoDbLocalOptions = {}): Promise<DynamoDbLocal> => {
  const java = options.java ?? 'java';
  const directory = options.directory === undefined ? undefined : resolve(options.directory);
  if (directory !== undefined) {
    mkdirSync(directory, { recursive: true });
    // The database file is named after the key.
    chmodSync(directory, 0o700);
  }
  const accessKeyId = directory === undefined ? randomHex() : keepSecret(directory, 'access-key', randomHex);
  const place = directory === undefined ? ['-inMemory'] : ['-dbPath', directory];
  const { child, port } = await startOnSomePort(java, place);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId, secretAccessKey: randomHex() },
    stop: () => stopChild(child),
  };
};

const startOnSomePort = async (java: string, place: readonly string[], attempt = 1) => {
  const port = await freePort();
  const child = spawnGuarded(
    java,
    // Without -sharedDb each access key has its own database. Only pages of our own origin may ask from a browser.
    [
      ...machineFlags,
      '-jar',
      'DynamoDBLocal.jar',
      ...place,
      '-disableTelemetry',
      '-cors',
      'http://127.0.0.1',
      '-port',
      String(port),
    ],
    emulator,
  );
  const errors = lastWords(child);
  if (await isReady(child, port)) {
    return { child, port };
  }
  await stopChild(child);
  if (/address already in use/i.test(errors()) && attempt < 4) {
    return startOnSomePort(java, place, attempt + 1);
  }
  throw new Problem((await javaProblem(java)) ?? `DynamoDB Local did not start: ${lastLine(errors())}`);
};

/** Polls until the port answers as DynamoDB does; false when the child ended or patience ran out. */
const isReady = async (child: ChildProcess, port: number): Promise<boolean> => {
  const deadline = performance.now() + patienceSeconds * 1000;
  while (performance.now() < deadline && !hasEnded(child)) {
    if (await answersAsDynamoDb(port)) {
      return true;
    }
    await sleep(25);
  }
  return false;
};

const answersAsDynamoDb = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, agent: false }, (response) => {
      response.resume();
      resolve(response.headers['x-amzn-requestid'] !== undefined);
    });
    request.on('error', () => resolve(false));
  });

const lastWords = (child: ChildProcess): (() => string) => {
  let words = '';
  child.on('error', (error) => {
    words += error.message;
  });
  child.stderr?.on('data', (piece: Buffer) => {
    words = `${words}${piece.toString()}`.slice(-4000);
  });
  return () => words;
};

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
