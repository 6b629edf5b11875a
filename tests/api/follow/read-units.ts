import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';

const output = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }).optional() });

/** Counts what DynamoDB itself says it charges for whatever is asked through this client from here on. */
export const countUnits = (client: DynamoDBDocumentClient): (() => number) => {
  let units = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({
        ...args,
        input: Object.assign({}, args.input, { ReturnConsumedCapacity: 'TOTAL' }),
      });
      units += output.parse(result.output).ConsumedCapacity?.CapacityUnits ?? 0;
      return result;
    },
    { step: 'initialize', name: 'count-units' },
  );
  return () => units;
};
