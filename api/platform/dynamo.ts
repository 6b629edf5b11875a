import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from 'dynamodb-toolbox';
import type {
  ExecuteTransactWriteInput,
  ExecuteTransactWriteOptions,
} from 'dynamodb-toolbox/entity/actions/transactWrite';
import { clientSettings, type Settings } from './settings.ts';
import { tableDefinition } from './table.ts';

/** The table with its client, shared by every store of one process. */
export const openTable = (settings: Settings) => {
  const client = new DynamoDBClient({
    ...clientSettings(settings),
    ...(settings.DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: settings.DYNAMODB_ENDPOINT }),
  });
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
