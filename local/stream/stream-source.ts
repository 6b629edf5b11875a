import type { DynamoDBRecord } from 'aws-lambda';

/** A part of the stream with its records in order. A shard that has been split or closed has children. */
export interface Shard {
  readonly id: string;
  readonly parent: string | undefined;
}

export interface StreamPage {
  readonly records: readonly DynamoDBRecord[];
  /** Where to read on; undefined when the shard is closed and read to its end. */
  readonly next: string | undefined;
}

/** What the feeder needs of a stream; sequence numbers and cursors are opaque text. */
export interface StreamSource {
  readonly shards: () => Promise<readonly Shard[]>;
  /** A cursor just after the record `after`, or at the oldest record that is kept. */
  readonly open: (shardId: string, after: string | undefined) => Promise<string>;
  readonly read: (cursor: string) => Promise<StreamPage>;
}
