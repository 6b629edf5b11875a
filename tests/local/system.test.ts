import { existsSync } from 'node:fs';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { decodeJwt } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { EntryPoints } from '../../local/entry-points.ts';
import { freePort } from '../../local/free-port.ts';
import type { LocalSettings } from '../../local/settings.ts';
import { type SystemOptions, startSystem } from '../../local/system.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** Stand-ins that note what reaches them. */
const noting = () => {
  const noted: string[] = [];
  const given: LocalSettings[] = [];
  const entryPoints: EntryPoints = {
    graphql: (settings) => {
      given.push(settings);
      return ({ body }) => Promise.resolve({ statusCode: 200, body: JSON.stringify({ data: body ?? null }) });
    },
    print: () => async () => ({ pages: 0, bytes: 0 }),
    draw: () => (event) => {
      noted.push(`draw ${JSON.stringify(event)}`);
      return Promise.resolve(null);
    },
    rollup:
      () =>
      ({ Records }) => {
        noted.push(...Records.map((record) => `record ${record.dynamodb?.Keys?.['sk']?.S}`));
        return Promise.resolve({ batchItemFailures: [] });
      },
    importFile:
      () =>
      ({ Records }) => {
        noted.push(...Records.map((record) => `file ${record.s3.object.key}`));
        return Promise.resolve();
      },
  };
  return { noted, given, entryPoints };
};

const start = async (options: SystemOptions = {}) => {
  const { noted, given, entryPoints } = noting();
  const system = await startSystem({
    pages: false,
    worker: 'inside',
    dueDraws: 'when-told',
    entryPoints,
    ...options,
  });
  onTestFinished(system.stop);
  return { system, noted, given };
};

const credentialsOf = (settings: LocalSettings) => ({
  accessKeyId: settings.AWS_ACCESS_KEY_ID,
  secretAccessKey: settings.AWS_SECRET_ACCESS_KEY,
});

const putCase = (settings: LocalSettings, sk: string) =>
  new DynamoDBClient({
    endpoint: settings.DYNAMODB_ENDPOINT,
    region: settings.AWS_REGION,
    credentials: credentialsOf(settings),
  }).send(
    new PutItemCommand({
      TableName: settings.TABLE_NAME,
      Item: { pk: { S: 'village' }, sk: { S: sk }, level: { S: 'case' } },
    }),
  );

const putFile = (settings: LocalSettings, key: string) =>
  new S3Client({
    endpoint: settings.S3_ENDPOINT,
    region: settings.AWS_REGION,
    forcePathStyle: true,
    credentials: credentialsOf(settings),
    requestChecksumCalculation: 'WHEN_REQUIRED',
  }).send(new PutObjectCommand({ Bucket: settings.BUCKET_NAME, Key: key, Body: 'x' }));

test('two systems beside each other: items, files and questions reach their own entry points only', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  await Promise.all([putCase(one.system.settings, 'first'), putFile(two.system.settings, 'uploads/second')]);
  await eventually('both arrive', () => one.noted.length === 1 && two.noted.length === 1);
  expect(one.noted).toEqual(['record first']);
  expect(two.noted).toEqual(['file uploads/second']);
  const answer = await fetch(`${one.system.url}/graphql`, {
    method: 'POST',
    body: '{"query":"{ viewer { id } }"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(await answer.json()).toEqual({ data: '{"query":"{ viewer { id } }"}' });
});

test('the entry points are told what the cloud would tell them; stopped, nothing of it is left', async () => {
  const { system, given } = await start();
  expect(given).toEqual([system.settings]);
  const issuer = `${system.url}/issuer`;
  expect(system.settings).toMatchObject({
    STAGE: 'local',
    TABLE_NAME: 'zhenping',
    OIDC_ISSUERS: JSON.stringify([{ issuer, audience: 'zhenping' }]),
    INIT_SECRET_HASH: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(Buffer.from(system.settings.LINK_KEY, 'base64url')).toHaveLength(32);
  expect(Buffer.from(system.settings.SEAL_KEY, 'base64url')).toHaveLength(32);
  expect(decodeJwt(await system.accessToken('lead'))).toMatchObject({ iss: issuer, sub: 'demo-lead' });
  expect(await (await fetch(`${system.url}/config.json`)).json()).toEqual({
    issuer,
    clientId: 'zhenping-pages',
    stage: 'local',
  });
  await system.stop();
  expect(existsSync(system.directory)).toBe(false);
  await expect(fetch(system.url)).rejects.toThrow();
});

test('draws that are due are looked for again and again while the system runs, or when it is told to', async () => {
  const look = 'draw {"act":"run due draws"}';
  const ticking = await start({ dueDraws: 2 });
  await eventually('it looks twice', () => ticking.noted.length > 1);
  await ticking.system.stop();
  const looks = [...ticking.noted];
  expect(new Set(looks)).toEqual(new Set([look]));
  const still = await start();
  expect(still.noted).toEqual([]);
  await still.system.runDueDraws();
  expect(still.noted).toEqual([look]);
  // The first has long been stopped by now.
  expect(ticking.noted).toEqual(looks);
});

test('what is kept is found again: records, the keys of links and of the seal, and how far the roll-up came', async () => {
  const dataDirectory = temporaryDirectory();
  const first = await start({ dataDirectory });
  await putCase(first.system.settings, 'before');
  await eventually('it arrives', () => first.noted.length === 1);
  await first.system.stop();
  const second = await start({ dataDirectory });
  expect(second.system.settings.LINK_KEY).toBe(first.system.settings.LINK_KEY);
  expect(second.system.settings.SEAL_KEY).toBe(first.system.settings.SEAL_KEY);
  expect(second.system.settings.SEAL_KEY).not.toBe(second.system.settings.LINK_KEY);
  await putCase(second.system.settings, 'after');
  await eventually('the new one arrives', () => second.noted.length === 1);
  expect(second.noted).toEqual(['record after']);
});

test('a system that cannot start leaves nothing behind', async () => {
  const { entryPoints } = noting();
  const broken: EntryPoints = {
    ...entryPoints,
    graphql: () => {
      throw new Error('LINK_KEY: wrong');
    },
  };
  const lines: string[] = [];
  const port = await freePort();
  await expect(
    startSystem({
      port,
      pages: false,
      worker: 'inside',
      entryPoints: broken,
      print: (line) => lines.push(line),
    }),
  ).rejects.toThrow('LINK_KEY: wrong');
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  expect(lines).toEqual([]);
});
