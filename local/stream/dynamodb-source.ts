import {
  type _Record,
  type AttributeValue as ClientValue,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { Shard, StreamSource } from './stream-source.ts';

/** The most that one read of a DynamoDB stream gives. */
const pageSize = 1000;

/** Reads the stream at `streamArn`; records come as Lambda shows them to a function (bytes as base64, time in seconds). */
export const dynamoDbSource = (client: DynamoDBStreamsClient, streamArn: string): StreamSource => {
  const listFrom = async (ExclusiveStartShardId: string | undefined): Promise<readonly Shard[]> => {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId }),
    );
    const shards = (StreamDescription?.Shards ?? []).flatMap(({ ShardId, ParentShardId }) =>
      ShardId === undefined ? [] : [{ id: ShardId, parent: ParentShardId }],
    );
    const last = StreamDescription?.LastEvaluatedShardId;
    return last === undefined ? shards : [...shards, ...(await listFrom(last))];
  };
  const iterator = async (ShardId: string, after: string | undefined): Promise<string> => {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId,
        ...(after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
      }),
    );
    if (ShardIterator === undefined) {
      throw new Error(`No iterator for shard ${ShardId}`);
    }
    return ShardIterator;
  };
  return {
    shards: () => listFrom(undefined),
    open: async (shardId, after) => {
      try {
        return await iterator(shardId, after);
      } catch (error) {
        // What followed the checkpoint has been trimmed (24 hours): go on with the oldest that is left.
        if (error instanceof TrimmedDataAccessException) {
          return iterator(shardId, undefined);
        }
        throw error;
      }
    },
    read: async (cursor) => {
      const { Records, NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: cursor, Limit: pageSize }),
      );
      return { records: (Records ?? []).map(asLambdaShows), next: NextShardIterator };
    },
  };
};

const asLambdaShows = ({ dynamodb, eventName, ...record }: _Record): DynamoDBRecord => ({
  eventID: record.eventID,
  eventName,
  eventVersion: record.eventVersion,
  eventSource: record.eventSource,
  awsRegion: record.awsRegion,
  dynamodb: {
    ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
    Keys: image(dynamodb?.Keys),
    NewImage: image(dynamodb?.NewImage),
    OldImage: image(dynamodb?.OldImage),
    SequenceNumber: dynamodb?.SequenceNumber,
    SizeBytes: dynamodb?.SizeBytes,
    StreamViewType: dynamodb?.StreamViewType,
  },
});

type Image = { [name: string]: AttributeValue };

const image = (values: Record<string, ClientValue> | undefined): Image | undefined =>
  values === undefined
    ? undefined
    : Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)]));

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Bytes become base64 text, as in the event that a function receives; all else stays. */
const plainValue = (value: ClientValue): AttributeValue => {
  if (value.B !== undefined) {
    return { B: base64(value.B) };
  }
  if (value.BS !== undefined) {
    return { BS: value.BS.map(base64) };
  }
  if (value.L !== undefined) {
    return { L: value.L.map(plainValue) };
  }
  if (value.M !== undefined) {
    return { M: image(value.M) ?? {} };
  }
  return scalar(value);
};

const scalar = (value: ClientValue): AttributeValue => {
  if (value.S !== undefined) {
    return { S: value.S };
  }
  if (value.N !== undefined) {
    return { N: value.N };
  }
  if (value.BOOL !== undefined) {
    return { BOOL: value.BOOL };
  }
  if (value.SS !== undefined) {
    return { SS: value.SS };
  }
  return value.NS === undefined ? { NULL: true } : { NS: value.NS };
};
