/**
 * Feeds the roll-up from the table's stream as Lambda's event source mapping does: one reading for each entry of
 * `streamReaders`, each at its own pace, in order within a shard, at least once, with partial retries and dead letters.
 */
import { streamReaders } from '../api/platform/table.ts';
import type { StreamHandler } from './stream/batch-delivery.ts';
import type { Checkpoints } from './stream/checkpoints.ts';
import type { KeepDeadLetter } from './stream/dead-letters.ts';
import { type Batches, runReader, type StreamReader } from './stream/reader-loop.ts';
import type { StreamSource } from './stream/stream-source.ts';

export interface FeederOptions {
  readonly source: StreamSource;
  readonly streamArn: string;
  readonly handler: StreamHandler;
  readonly checkpoints: Checkpoints;
  readonly keepDeadLetter: KeepDeadLetter;
  readonly print: (line: string) => void;
  readonly readers?: readonly StreamReader[];
  /** Tests double, reorder and regroup deliveries with it: it gets the batches of one look and says what is delivered. */
  readonly faults?: ((batches: Batches) => Batches) | undefined;
  readonly maxTries?: number;
  readonly firstPauseMilliseconds?: number;
  /** How often to look for new shards. */
  readonly lookMilliseconds?: number;
}

export interface StreamFeeder {
  /** Resolves when the batch in hand is dealt with and the checkpoints are in their file. */
  readonly stop: () => Promise<void>;
}

/** The readers of the table with shorter windows: nobody in front of a laptop waits half a minute for a province. */
const laptopReaders: readonly StreamReader[] = streamReaders.map((reader) => ({
  ...reader,
  windowSeconds: reader.name === 'aboveCounty' ? 1 : 0.5,
}));

/** Starts reading at the checkpoints, or at the oldest record where there are none. */
export const startStreamFeeder = (options: FeederOptions): StreamFeeder => {
  const stopping = new AbortController();
  const around = {
    faults: options.faults,
    maxTries: options.maxTries ?? 5,
    firstPauseMilliseconds: options.firstPauseMilliseconds ?? 200,
    lookMilliseconds: options.lookMilliseconds ?? 5000,
    signal: stopping.signal,
    source: options.source,
    streamArn: options.streamArn,
    handler: options.handler,
    checkpoints: options.checkpoints,
    keepDeadLetter: options.keepDeadLetter,
    print: options.print,
  };
  const readings = (options.readers ?? laptopReaders).map((reader) => runReader(reader, around));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(readings);
      await options.checkpoints.flush();
    },
  };
};
