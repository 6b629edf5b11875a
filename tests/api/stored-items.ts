import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { System } from '../../local/system.ts';

export type Item = Readonly<Record<string, unknown>>;

/** What stands in the table of a system, for tests that must see more than the API shows. */
export const openStored = ({ settings, tableName }: Pick<System, 'settings' | 'tableName'>) => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: settings.DYNAMODB_ENDPOINT,
      region: settings.AWS_REGION,
      credentials: {
        accessKeyId: settings.AWS_ACCESS_KEY_ID,
        secretAccessKey: settings.AWS_SECRET_ACCESS_KEY,
      },
    }),
  );
  return {
    /** All items whose partition begins so, by key. */
    under: async (prefix: string): Promise<readonly Item[]> => {
      const found: Item[] = [];
      const pages = paginateScan(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          FilterExpression: 'begins_with(pk, :prefix)',
          ExpressionAttributeValues: { ':prefix': prefix },
        },
      );
      for await (const { Items = [] } of pages) {
        found.push(...Items);
      }
      return found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    },
    /** As nothing in the system does: for tests of what does not depend on them. */
    remove: async (items: readonly Item[]): Promise<void> => {
      await Promise.all(
        items.map(({ pk, sk }) => client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }))),
      );
    },
    put: async (items: readonly Item[]): Promise<void> => {
      await Promise.all(items.map((Item) => client.send(new PutCommand({ TableName: tableName, Item }))));
    },
    close: () => client.destroy(),
  };
};

export const keyOf = (item: Item): string => `${item['pk']} ${item['sk']}`;
