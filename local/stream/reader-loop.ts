import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { deliver, type StreamHandler } from './batch-delivery.ts';
import type { Checkpoints, ReaderCheckpoints } from './checkpoints.ts';
import type { KeepDeadLetter } from './dead-letters.ts';
import { hasLevel } from './level-filter.ts';
import { readableShards } from './shard-order.ts';
import { readShard } from './shard-reader.ts';
import type { StreamSource } from './stream-source.ts';

/** One entry of `streamReaders`: which records, how many at once, and how long the first may wait. */
export interface StreamReader {
  readonly name: string;
  readonly levels: readonly string[];
  readonly batchSize: number;
  readonly windowSeconds: number;
}

export type Batches = readonly (readonly DynamoDBRecord[])[];

export interface ReaderSurroundings {
  readonly source: StreamSource;
  readonly streamArn: string;
  readonly handler: StreamHandler;
  readonly checkpoints: Checkpoints;
  readonly keepDeadLetter: KeepDeadLetter;
  readonly print: (line: string) => void;
  readonly faults: ((batches: Batches) => Batches) | undefined;
  readonly maxTries: number;
  readonly firstPauseMilliseconds: number;
  readonly lookMilliseconds: number;
  readonly signal: AbortSignal;
}

/** Keeps a loop running for each shard that may be read, and looks for new shards; ends when the signal says so. */
export const runReader = async (reader: StreamReader, around: ReaderSurroundings): Promise<void> => {
  const { source, signal, print } = around;
  const checkpoints = around.checkpoints.of(around.streamArn, reader.name);
  const running = new Map<string, Promise<void>>();
  const pause = async (milliseconds: number): Promise<void> => {
    await sleep(milliseconds, undefined, { signal });
  };
  const shardLoop = (shardId: string) =>
    readShard({
      source,
      shardId,
      checkpoints,
      wants: hasLevel(reader.levels),
      batchSize: reader.batchSize,
      windowSeconds: reader.windowSeconds,
      deliver: (records) => deliverAll(records, shardId, reader, around, checkpoints, pause),
      pause,
    });
  /** A database that is just restarting is waited for; the next look starts again from the checkpoint. */
  const untilItWorks = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) {
        print(`The stream could not be read; trying again in a second: ${String(error)}`);
        await pause(1000).catch(() => undefined);
      }
    }
  };
  const look = async () => {
    for (const { id } of readableShards(await source.shards(), checkpoints.isFinished)) {
      if (!running.has(id)) {
        const loop = untilItWorks(() => shardLoop(id)).finally(() => running.delete(id));
        running.set(id, loop);
      }
    }
  };
  while (!signal.aborted) {
    await untilItWorks(look);
    // The end of a shard opens its children at once.
    await Promise.race([pause(around.lookMilliseconds).catch(() => undefined), ...running.values()]);
  }
  await Promise.all(running.values());
};

const deliverAll = async (
  records: readonly DynamoDBRecord[],
  shardId: string,
  reader: StreamReader,
  around: ReaderSurroundings,
  checkpoints: ReaderCheckpoints,
  pause: (milliseconds: number) => Promise<void>,
): Promise<void> => {
  const batches = batchesOf(records, reader.batchSize);
  for (const batch of around.faults?.(batches) ?? batches) {
    around.signal.throwIfAborted();
    await deliver(batch, {
      handler: around.handler,
      maxTries: around.maxTries,
      firstPauseMilliseconds: around.firstPauseMilliseconds,
      giveUp: (record, tries, reason) =>
        around.keepDeadLetter({ reader: reader.name, shardId, tries, reason, record }),
      pause,
    });
    const last = batch.at(-1)?.dynamodb?.SequenceNumber;
    // What comes in its own order is dealt with up to here, so a worker that dies now loses no work.
    if (around.faults === undefined && last !== undefined) {
      checkpoints.note(shardId, last);
    }
  }
};

const batchesOf = (records: readonly DynamoDBRecord[], size: number): Batches =>
  Array.from({ length: Math.ceil(records.length / size) }, (_, index) =>
    records.slice(index * size, (index + 1) * size),
  );
