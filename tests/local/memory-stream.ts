import type { DynamoDBRecord } from 'aws-lambda';
import type { Shard, StreamSource } from '../../local/stream/stream-source.ts';

/** A stream in memory whose shards, order and ends a test decides. Cursors are `shard:index`. */
export const memoryStream = () => {
  const shards: Shard[] = [];
  const records = new Map<string, DynamoDBRecord[]>();
  const closed = new Set<string>();
  const of = (id: string) => records.get(id) ?? [];
  const source: StreamSource = {
    shards: () => Promise.resolve([...shards]),
    open: (id, after) => {
      const index = of(id).findIndex((record) => record.dynamodb?.SequenceNumber === after);
      return Promise.resolve(`${id}:${index + 1}`);
    },
    read: (cursor) => {
      const [id = '', from] = cursor.split(':');
      const page = of(id).slice(Number(from));
      const next = closed.has(id) ? undefined : `${id}:${Number(from) + page.length}`;
      return Promise.resolve({ records: page, next });
    },
  };
  return {
    source,
    addShard: (id: string, parent?: string) => {
      shards.push({ id, parent });
      records.set(id, []);
    },
    put: (id: string, ...added: readonly DynamoDBRecord[]) => {
      records.get(id)?.push(...added);
    },
    close: (id: string) => {
      closed.add(id);
    },
  };
};

/** The record of an item whose attribute `level` is given; the sequence number names it. */
export const record = (sequenceNumber: string, level: string): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: sequenceNumber,
    Keys: { pk: { S: sequenceNumber } },
    NewImage: { pk: { S: sequenceNumber }, level: { S: level } },
  },
});

export const sequenceNumbers = (records: readonly DynamoDBRecord[]): string[] =>
  records.map((each) => each.dynamodb?.SequenceNumber ?? '');
