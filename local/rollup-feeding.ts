import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { StreamHandler } from './stream/batch-delivery.ts';
import { openCheckpoints } from './stream/checkpoints.ts';
import { deadLetterFile } from './stream/dead-letters.ts';
import { dynamoDbSource } from './stream/dynamodb-source.ts';
import { type FeederOptions, type StreamFeeder, startStreamFeeder } from './stream-feeder.ts';

export interface RollupFeeding extends Pick<FeederOptions, 'readers' | 'faults' | 'print'> {
  readonly handler: StreamHandler;
  readonly streamArn: string;
  /** Checkpoints and dead letters are kept here. */
  readonly directory: string;
  readonly database: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

/** Feeds the roll-up's handler from DynamoDB Local's stream, whichever process it runs in. */
export const feedRollup = ({ database, directory, ...options }: RollupFeeding): StreamFeeder => {
  const client = new DynamoDBStreamsClient(database);
  const feeder = startStreamFeeder({
    ...options,
    source: dynamoDbSource(client, options.streamArn),
    checkpoints: openCheckpoints(join(directory, 'checkpoints.json')),
    keepDeadLetter: deadLetterFile(join(directory, 'dead-letters.jsonl'), options.print),
  });
  return {
    stop: async () => {
      await feeder.stop();
      client.destroy();
    },
  };
};
