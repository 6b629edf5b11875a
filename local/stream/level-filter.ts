import type { DynamoDBRecord } from 'aws-lambda';

/** Whether the item, as it is or as it was, carries one of these values in its attribute `level`: the event filter. */
export const hasLevel =
  (levels: readonly string[]) =>
  ({ dynamodb }: DynamoDBRecord): boolean => {
    const level = dynamodb?.NewImage?.['level']?.S ?? dynamodb?.OldImage?.['level']?.S;
    return level !== undefined && levels.includes(level);
  };
