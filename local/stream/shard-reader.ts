import type { DynamoDBRecord } from 'aws-lambda';
import type { ReaderCheckpoints } from './checkpoints.ts';
import type { StreamSource } from './stream-source.ts';

export interface ShardReading {
  readonly source: StreamSource;
  readonly shardId: string;
  readonly checkpoints: ReaderCheckpoints;
  readonly wants: (record: DynamoDBRecord) => boolean;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Hands over records in order; resolves when they are dealt with. */
  readonly deliver: (records: readonly DynamoDBRecord[]) => Promise<void>;
  /** Rejects when the feeder stops. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** After records the next look comes soon; in quiet times looks become rarer, so that waiting costs about nothing. */
const shortestPause = 20;
const longestPause = 150;

/** Who waits a second for a batch anyway need not look ten times meanwhile. */
const pauseShareOfWindow = 0.4;

/**
 * Reads one shard from its checkpoint to its end. Records gather until there are `batchSize` of them or the first has
 * waited `windowSeconds`; the checkpoint moves on once they are dealt with, and past records that nobody wants.
 */
export const readShard = async (reading: ShardReading): Promise<void> => {
  const { source, shardId, checkpoints } = reading;
  let cursor: string | undefined = await source.open(shardId, checkpoints.after(shardId));
  let gathered: readonly DynamoDBRecord[] = [];
  let due = Number.POSITIVE_INFINITY;
  let readUpTo: string | undefined;
  const longest = Math.max(longestPause, reading.windowSeconds * 1000 * pauseShareOfWindow);
  let rest = shortestPause;
  while (cursor !== undefined) {
    const { records, next } = await source.read(cursor);
    const wanted = records.filter(reading.wants);
    if (gathered.length === 0 && wanted.length > 0) {
      due = performance.now() + reading.windowSeconds * 1000;
    }
    gathered = [...gathered, ...wanted];
    if (gathered.length >= reading.batchSize || performance.now() >= due || next === undefined) {
      await reading.deliver(gathered);
      gathered = [];
      due = Number.POSITIVE_INFINITY;
    }
    readUpTo = records.at(-1)?.dynamodb?.SequenceNumber ?? readUpTo;
    if (gathered.length === 0 && readUpTo !== undefined) {
      checkpoints.note(shardId, readUpTo);
      readUpTo = undefined;
    }
    cursor = next;
    rest = records.length > 0 ? shortestPause : Math.min(rest * 1.5, longest);
    await reading.pause(Math.min(rest, Math.max(due - performance.now(), 0)));
  }
  checkpoints.finish(shardId);
};
