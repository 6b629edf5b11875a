import {
  type AttributeDefinition,
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../api/platform/table.ts';
import { Problem } from './problem.ts';

const keySchema = (partitionKey: string, sortKey: string) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

const keyAttributes = (): AttributeDefinition[] =>
  [tableDefinition, ...tableDefinition.indexes]
    .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
    .map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));

/**
 * Makes the table of `api/platform/table.ts` unless it is there already; gives the address of its stream.
 * Throws a `Problem` for a name that DynamoDB does not take, and for a table of another shape.
 */
export const makeTable = async (client: DynamoDBClient, tableName: string): Promise<string> => {
  if (!/^[\w.-]{3,255}$/.test(tableName)) {
    throw new Problem(
      `"${tableName}" cannot name a table: it takes 3 to 255 letters, digits, ".", "_" or "-".`,
    );
  }
  const table = (await existing(client, tableName)) ?? (await created(client, tableName));
  const indexNames = (table.GlobalSecondaryIndexes ?? []).map((index) => index.IndexName).sort();
  const wanted = tableDefinition.indexes.map((index): string => index.name).sort();
  if (table.LatestStreamArn === undefined || indexNames.join() !== wanted.join()) {
    throw new Problem(
      `The stored table ${tableName} was made by another version of the program. Start with a new --data directory.`,
    );
  }
  return table.LatestStreamArn;
};

const existing = async (client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return;
    }
    throw error;
  }
};

const created = async (client: DynamoDBClient, TableName: string): Promise<TableDescription> => {
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keyAttributes(),
      KeySchema: keySchema(tableDefinition.partitionKey, tableDefinition.sortKey),
      GlobalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
      StreamSpecification: { StreamEnabled: true, StreamViewType: tableDefinition.stream },
    }),
  );
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: tableDefinition.timeToLive },
    }),
  );
  if (TableDescription === undefined) {
    throw new Error(`DynamoDB Local said nothing about the table ${TableName}`);
  }
  return TableDescription;
};
