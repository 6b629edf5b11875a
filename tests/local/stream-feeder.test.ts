import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { openCheckpoints } from '../../local/stream/checkpoints.ts';
import { type DeadLetter, deadLetterFile } from '../../local/stream/dead-letters.ts';
import { type FeederOptions, startStreamFeeder } from '../../local/stream-feeder.ts';
import { eventually } from './eventually.ts';
import { memoryStream, record, sequenceNumbers } from './memory-stream.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const reader = { name: 'field', levels: ['case', 'village'], batchSize: 3, windowSeconds: 0 };

type Chosen = Pick<FeederOptions, 'source'> & Partial<FeederOptions>;

/** Starts a feeder with quick pauses; what its handler was given, and its lines and dead letters, can be looked at. */
const feed = (options: Chosen, answer = (_numbers: readonly string[]): string[] => []) => {
  const seen: string[][] = [];
  const letters: DeadLetter[] = [];
  const feeder = startStreamFeeder({
    streamArn: 'stream',
    readers: [reader],
    checkpoints: openCheckpoints(join(temporaryDirectory(), 'checkpoints.json')),
    keepDeadLetter: (letter) => letters.push(letter),
    print: () => undefined,
    firstPauseMilliseconds: 1,
    lookMilliseconds: 20,
    handler: ({ Records }: DynamoDBStreamEvent) => {
      seen.push(sequenceNumbers(Records));
      const batchItemFailures = answer(sequenceNumbers(Records)).map((itemIdentifier) => ({
        itemIdentifier,
      }));
      return Promise.resolve({ batchItemFailures });
    },
    ...options,
  });
  onTestFinished(feeder.stop);
  return { seen, letters, stop: feeder.stop };
};

const oneShard = (...numbers: readonly string[]) => {
  const stream = memoryStream();
  stream.addShard('a');
  stream.put('a', ...numbers.map((number) => record(number, 'case')));
  return stream;
};

test('records come in order, in batches of at most the size of the reader', async () => {
  const { source } = oneShard('1', '2', '3', '4', '5');
  const { seen } = feed({ source });
  await eventually('all are delivered', () => seen.flat().length === 5);
  expect(seen).toEqual([
    ['1', '2', '3'],
    ['4', '5'],
  ]);
});

test('each reader gets the records of its levels only, a removed item by what it was', async () => {
  const stream = oneShard('1');
  stream.put('a', record('2', 'county'), {
    eventName: 'REMOVE',
    dynamodb: { SequenceNumber: '3', OldImage: { level: { S: 'village' } } },
  });
  const { seen } = feed({ source: stream.source });
  await eventually('both are delivered', () => seen.flat().length === 2);
  expect(seen.flat()).toEqual(['1', '3']);
});

test('a window gathers what arrives within it', async () => {
  const stream = oneShard('1');
  const { seen } = feed({ source: stream.source, readers: [{ ...reader, windowSeconds: 0.3 }] });
  await sleep(50);
  expect(seen).toEqual([]);
  stream.put('a', record('2', 'case'));
  await eventually('both are delivered', () => seen.flat().length === 2);
  expect(seen).toEqual([['1', '2']]);
});

test('after a failure in the middle, the batch is tried again from the failed record on', async () => {
  const { source } = oneShard('1', '2', '3');
  let failures = 2;
  const { seen, letters } = feed({ source }, () => {
    failures -= 1;
    return failures >= 0 ? ['2'] : [];
  });
  await eventually('the rest succeeds', () => seen.length === 3);
  expect(seen).toEqual([
    ['1', '2', '3'],
    ['2', '3'],
    ['2', '3'],
  ]);
  expect(letters).toEqual([]);
});

test('a record that fails five times becomes a dead letter, and those after it are delivered', async () => {
  const { source } = oneShard('1', '2', '3');
  const { seen, letters } = feed({ source }, (numbers) => (numbers.includes('2') ? ['2'] : []));
  await eventually('3 is delivered without 2', () => seen.some((numbers) => numbers.join() === '3'));
  expect(seen.filter((numbers) => numbers.includes('2'))).toHaveLength(5);
  expect(letters).toMatchObject([{ reader: 'field', shardId: 'a', tries: 5, record: record('2', 'case') }]);
});

test('a handler that throws because of one record loses that record only', async () => {
  const { source } = oneShard('1', '2', '3', '4');
  const { seen, letters } = feed({ source, readers: [{ ...reader, batchSize: 10 }] }, (numbers) => {
    if (numbers.includes('3')) {
      throw new Error('3 is unreadable');
    }
    return [];
  });
  await eventually('4 is delivered without 3', () => seen.some((numbers) => numbers.join() === '4'));
  expect(letters.map(({ reason }) => reason)).toEqual(['3 is unreadable']);
  const succeeded = seen.filter((numbers) => !numbers.includes('3')).flat();
  expect(new Set(succeeded)).toEqual(new Set(['1', '2', '4']));
});

test('a feeder that starts again goes on after its checkpoint', async () => {
  const stream = oneShard('1', '2');
  const path = join(temporaryDirectory(), 'checkpoints.json');
  const first = feed({ source: stream.source, checkpoints: openCheckpoints(path) });
  await eventually('the first two are delivered', () => first.seen.flat().length === 2);
  await first.stop();
  stream.put('a', record('3', 'county'), record('4', 'case'));
  const second = feed({ source: stream.source, checkpoints: openCheckpoints(path) });
  await eventually('the new one is delivered', () => second.seen.length === 1);
  expect(second.seen).toEqual([['4']]);
});

test('a feeder that dies before its checkpoint is written sees the records again', async () => {
  const { source } = oneShard('1', '2');
  const path = join(temporaryDirectory(), 'checkpoints.json');
  let finish: () => void = () => undefined;
  const asked: DynamoDBStreamEvent[] = [];
  const handler = (event: DynamoDBStreamEvent) => {
    asked.push(event);
    return new Promise<DynamoDBBatchResponse>((resolve) => {
      finish = () => resolve({ batchItemFailures: [] });
    });
  };
  feed({ source, checkpoints: openCheckpoints(path), handler });
  onTestFinished(() => finish());
  await eventually('the handler is at work', () => asked.length === 1);
  const { seen } = feed({ source, checkpoints: openCheckpoints(path) });
  await eventually('both come again', () => seen.flat().length === 2);
});

test('a feeder that dies in its second batch keeps the first', async () => {
  const { source } = oneShard('1', '2', '3', '4', '5');
  const path = join(temporaryDirectory(), 'checkpoints.json');
  let finish: () => void = () => undefined;
  const handler = ({ Records }: DynamoDBStreamEvent) =>
    new Promise<DynamoDBBatchResponse>((resolve) => {
      finish = () => resolve({ batchItemFailures: [] });
      if (sequenceNumbers(Records).includes('1')) {
        finish();
      }
    });
  feed({ source, checkpoints: openCheckpoints(path), handler });
  onTestFinished(() => finish());
  await eventually('the first batch is noted', () => existsSync(path));
  const { seen } = feed({ source, checkpoints: openCheckpoints(path) });
  await eventually('the second batch comes', () => seen.length === 1);
  expect(seen).toEqual([['4', '5']]);
});

test('the records of a parent shard come before those of its children', async () => {
  const stream = memoryStream();
  stream.addShard('child', 'parent');
  stream.addShard('parent', 'trimmed long ago');
  stream.put('child', record('3', 'case'));
  stream.put('parent', record('1', 'case'));
  const { seen } = feed({ source: stream.source });
  await eventually('the parent is read', () => seen.flat().length === 1);
  stream.put('parent', record('2', 'case'));
  stream.close('parent');
  await eventually('the child is read', () => seen.flat().length === 3);
  expect(seen.flat()).toEqual(['1', '2', '3']);
});

test('faults can double and reorder what is delivered; nothing comes again afterwards', async () => {
  const { source } = oneShard('1', '2', '3', '4');
  const { seen } = feed({ source, faults: (batches) => [...batches].reverse().flatMap((b) => [b, b]) });
  await eventually('all are delivered twice', () => seen.flat().length === 8);
  expect(seen).toEqual([['4'], ['4'], ['1', '2', '3'], ['1', '2', '3']]);
});

test('a stream that cannot be read for a moment is said in a line and read on', async () => {
  const stream = oneShard('1');
  const lines: string[] = [];
  let broken = true;
  const source = {
    ...stream.source,
    read: (cursor: string) => {
      if (broken) {
        broken = false;
        return Promise.reject(new Error('connection refused'));
      }
      return stream.source.read(cursor);
    },
  };
  const { seen } = feed({ source, print: (line) => lines.push(line) });
  await eventually('the record comes', () => seen.length === 1);
  expect(lines).toEqual([expect.stringContaining('connection refused')]);
});

test('dead letters are kept as lines of JSON with the whole record', () => {
  const path = join(temporaryDirectory(), 'dead-letters.jsonl');
  const lines: string[] = [];
  const letter = { reader: 'field', shardId: 'a', tries: 5, reason: 'bad', record: record('7', 'case') };
  deadLetterFile(path, (line) => lines.push(line))(letter);
  deadLetterFile(path, (line) => lines.push(line))(letter);
  expect(
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([letter, letter]);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(path);
});
