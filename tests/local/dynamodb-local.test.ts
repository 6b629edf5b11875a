import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ListTablesCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type DynamoDbLocal, startDynamoDbLocal } from '../../local/dynamodb-local.ts';
import { makeTable } from '../../local/make-table.ts';
import { openCheckpoints } from '../../local/stream/checkpoints.ts';
import { dynamoDbSource } from '../../local/stream/dynamodb-source.ts';
import { startStreamFeeder } from '../../local/stream-feeder.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

let database: DynamoDbLocal;
let client: DynamoDBClient;

beforeAll(async () => {
  database = await startDynamoDbLocal();
  client = new DynamoDBClient(database);
});

afterAll(async () => {
  client.destroy();
  await database.stop();
});

test('the table has the keys, the index with everything in it, the stream and the expiry of its definition', async () => {
  await makeTable(client, 'shape');
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'shape' }));
  expect(Table).toMatchObject({
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'byCampaign', Projection: { ProjectionType: 'ALL' } }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'shape' }));
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
});

test('making the table again finds the one that is there; a name of two letters is refused', async () => {
  const streamArn = await makeTable(client, 'again');
  expect(await makeTable(client, 'again')).toBe(streamArn);
  await expect(makeTable(client, 'ab')).rejects.toThrow('"ab" cannot name a table');
});

test('a written item reaches the handler as Lambda would show it, within 300 ms', async () => {
  const streamArn = await makeTable(client, 'fed');
  const streams = new DynamoDBStreamsClient(database);
  const received: { record: DynamoDBRecord; at: number }[] = [];
  const feeder = startStreamFeeder({
    source: dynamoDbSource(streams, streamArn),
    streamArn,
    readers: [{ name: 'field', levels: ['case'], batchSize: 100, windowSeconds: 0 }],
    checkpoints: openCheckpoints(join(temporaryDirectory(), 'checkpoints.json')),
    keepDeadLetter: () => undefined,
    print: () => undefined,
    handler: ({ Records }) => {
      received.push(...Records.map((record) => ({ record, at: performance.now() })));
      return Promise.resolve({ batchItemFailures: [] });
    },
  });
  onTestFinished(async () => {
    await feeder.stop();
    streams.destroy();
  });
  const put = (sk: string, level: string) =>
    client.send(
      new PutItemCommand({
        TableName: 'fed',
        Item: {
          pk: { S: 'village' },
          sk: { S: sk },
          level: { S: level },
          packed: { B: new Uint8Array([0, 255]) },
          list: { L: [{ M: { n: { N: '1.5' } } }, { BOOL: true }, { NULL: true }] },
          set: { SS: ['b', 'a'] },
        },
      }),
    );
  await put('first', 'case');
  await eventually('the first record comes', () => received.length === 1);
  await put('unwanted', 'county');
  const waits: number[] = [];
  for (const name of ['second', 'third', 'fourth']) {
    const [before, sofar] = [performance.now(), received.length];
    await put(name, 'case');
    await eventually(`the ${name} record comes`, () => received.length > sofar);
    waits.push((received.at(-1)?.at ?? 0) - before);
  }
  // The quickest of three: this machine may be busy with other tests.
  expect(Math.min(...waits)).toBeLessThan(300);
  expect(received[1]?.record).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: { pk: { S: 'village' }, sk: { S: 'second' } },
      // RFC 4648: the bytes 00 ff are "AP8=" in base64.
      NewImage: {
        packed: { B: 'AP8=' },
        list: { L: [{ M: { n: { N: '1.5' } } }, { BOOL: true }, { NULL: true }] },
        set: { SS: expect.arrayContaining(['a', 'b']) },
      },
      ApproximateCreationDateTime: expect.any(Number),
      SequenceNumber: expect.stringMatching(/^\d+$/),
    },
  });
});

test('two databases beside each other know nothing of each other, and neither does another key', async () => {
  await makeTable(client, 'mine');
  const other = await startDynamoDbLocal();
  onTestFinished(other.stop);
  expect(other.endpoint).not.toBe(database.endpoint);
  const tables = async (options: DynamoDBClientConfig) =>
    (await new DynamoDBClient(options).send(new ListTablesCommand({}))).TableNames;
  expect(await tables(other)).toEqual([]);
  expect(await tables({ ...database, credentials: other.credentials })).toEqual([]);
});

test('a kept database is found again, with its key for the owner alone', async () => {
  const directory = temporaryDirectory();
  const first = await startDynamoDbLocal({ directory });
  await makeTable(new DynamoDBClient(first), 'kept');
  await first.stop();
  const second = await startDynamoDbLocal({ directory });
  onTestFinished(second.stop);
  const { TableNames } = await new DynamoDBClient(second).send(new ListTablesCommand({}));
  expect(TableNames).toEqual(['kept']);
  expect(statSync(join(directory, 'access-key')).mode & 0o777).toBe(0o600);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(readdirSync(directory)).toHaveLength(2);
});

test('a missing Java is one line that says how to get it', async () => {
  await expect(startDynamoDbLocal({ java: 'no-such-java' })).rejects.toThrow(
    /^Java is missing, .*version 17.*apt-get install openjdk-17-jre-headless.*$/,
  );
});

test('an old Java is one line that names its version', async () => {
  const java = join(temporaryDirectory(), 'java');
  writeFileSync(java, '#!/bin/sh\necho \'openjdk version "11.0.2" 2019-01-15\' >&2\nexit 1\n');
  chmodSync(java, 0o755);
  await expect(startDynamoDbLocal({ java })).rejects.toThrow(/^Java 11 is too old, .*17 or newer.*$/);
});
