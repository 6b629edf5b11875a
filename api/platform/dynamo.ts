import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from 'dynamodb-toolbox';
import type {
  ExecuteTransactWriteInput,
  ExecuteTransactWriteOptions,
} from 'dynamodb-toolbox/entity/actions/transactWrite';
import { type Collisions, throughCollisions } from './collisions.ts';
import { clientSettings, type Settings } from './settings.ts';
import { tableDefinition } from './table.ts';

/**
 * The table with its client, shared by every store of one process. Where `collisions` is given, every write of every store
 * is tried again when it meets another one.
 */
export const openTable = (settings: Settings, collisions?: Collisions) => {
  const client = new DynamoDBClient({
    ...clientSettings(settings),
    ...(settings.DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: settings.DYNAMODB_ENDPOINT }),
  });
  if (collisions !== undefined) {
    client.middlewareStack.add((next) => (args) => throughCollisions(collisions, () => next(args)), {
      step: 'initialize',
      name: 'throughCollisions',
      priority: 'high',
    });
  }
  const documentClient = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return new Table({
    documentClient,
    name: settings.TABLE_NAME,
    partitionKey: { name: tableDefinition.partitionKey, type: 'string' },
    sortKey: { name: tableDefinition.sortKey, type: 'string' },
    indexes: {
      byCampaign: {
        type: 'global',
        partitionKey: { name: 'byCampaign', type: 'string' },
        sortKey: { name: 'byCampaignSort', type: 'string' },
      },
    },
  });
};

export type ZhenpingTable = ReturnType<typeof openTable>;

/** One write of a transaction, as an entity's repository makes it. */
export type TransactedWrite = Exclude<ExecuteTransactWriteInput[number], ExecuteTransactWriteOptions>;
