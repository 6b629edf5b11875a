/**
 * The roll-up worker dies in the middle of fieldwork, again and again. Nothing is counted by adding, so in the end every node
 * is the same, to the bit, as one computed from zero out of the same records in another order.
 */
import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandler } from '../../api/rollup.lambda.ts';
import { runDemo } from '../../local/demo/run-demo.ts';
import { seeded } from '../../local/demo/seeded.ts';
import { type System, startSystem } from '../../local/system.ts';
import { type Item, keyOf, openStored } from '../api/stored-items.ts';

let system: System;
let table: DynamoDBDocumentClient;
let stored: ReturnType<typeof openStored>;

beforeAll(async () => {
  system = await startSystem({ pages: false, worker: 'process' });
  const { settings } = system;
  const client = new DynamoDBClient({
    endpoint: settings.DYNAMODB_ENDPOINT,
    region: settings.AWS_REGION,
    credentials: { accessKeyId: settings.AWS_ACCESS_KEY_ID, secretAccessKey: settings.AWS_SECRET_ACCESS_KEY },
  });
  table = DynamoDBDocumentClient.from(client);
  stored = openStored(system);
});

afterAll(async () => {
  table?.destroy();
  stored?.close();
  await system?.stop();
});

const storedItems = (): Promise<readonly Item[]> => stored.under('');

const isNode = ({ pk }: Item): boolean => String(pk).startsWith('NODE#');

/** Everything of every node but the moment at which it was computed. */
const nodesOf = (items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(
    items
      .filter(isNode)
      .map(({ computedAt: _moment, ...node }) => [keyOf(node), node] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const forget = async (nodes: readonly Item[]): Promise<void> => {
  for (let from = 0; from < nodes.length; from += 25) {
    const requests = nodes
      .slice(from, from + 25)
      .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    await table.send(new BatchWriteCommand({ RequestItems: { [system.tableName]: requests } }));
  }
};

/** The records of the stream as if everything had just been written, in an order of their own and some of them twice. */
const shuffledRecords = (items: readonly Item[]): readonly DynamoDBRecord[] => {
  const chance = seeded(20260101);
  const records = [...items, ...items.filter(() => chance() < 0.3)].map(({ pk, sk }, index) => {
    const keys: Record<string, AttributeValue> = marshall({ pk, sk });
    return { order: chance(), keys, index };
  });
  return records
    .toSorted((a, b) => a.order - b.order)
    .map(({ keys, index }) => ({
      dynamodb: {
        Keys: { pk: { S: keys['pk']?.S ?? '' }, sk: { S: keys['sk']?.S ?? '' } },
        SequenceNumber: String(index),
      },
    }));
};

test('after a worker killed in mid-demo, every node equals one computed from zero', {
  timeout: 120_000,
}, async () => {
  let deaths = 0;
  const killing = setInterval(() => {
    if (system.worker?.kind === 'process') {
      deaths += 1;
      // A worker that is just being born is killed at the next stroke.
      system.worker.kill().catch(() => undefined);
    }
  }, 1500);
  const quiet = { print: () => undefined, progress: () => undefined };
  try {
    await runDemo(system, quiet, {
      villages: { zhen: 6, xiang: 4 },
      households: { exited: 12, poor: 3, nonregistered: 12 },
      leftOpen: 0,
    });
  } finally {
    clearInterval(killing);
  }
  expect(deaths).toBeGreaterThanOrEqual(2);
  // The areas above the county follow within their window.
  await expect
    .poll(async () => (await storedItems()).filter(({ sk }) => sk === 'HEAD#CN').length, { timeout: 20_000 })
    .toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await system.worker?.stop();
  const items = await storedItems();
  const lived = nodesOf(items);
  expect(lived.size).toBeGreaterThan(40);

  await forget(items.filter(isNode));
  expect(nodesOf(await storedItems()).size).toBe(0);
  const rollUp = createHandler({ ...system.settings });
  const records = shuffledRecords(items.filter((item) => !isNode(item)));
  for (let from = 0; from < records.length; from += 100) {
    const answer = await rollUp({ Records: records.slice(from, from + 100) });
    expect(answer.batchItemFailures).toEqual([]);
  }
  const counties = (await storedItems()).filter(({ level }) => level === 'county');
  await rollUp({ Records: [...shuffledRecords(counties)] });
  expect(nodesOf(await storedItems())).toEqual(lived);
});
