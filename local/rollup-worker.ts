/**
 * The roll-up as a process of its own, started by `worker-process.ts`. It can be killed at any moment: the next one goes
 * on from the checkpoints. When the program that started it is gone, it ends.
 */
import { z } from 'zod';
import { createHandler } from '../api/rollup.lambda.ts';
import { feedRollup } from './rollup-feeding.ts';

const environment = z.object({
  STREAM_ARN: z.string(),
  DATA_DIRECTORY: z.string(),
  DYNAMODB_ENDPOINT: z.url(),
  AWS_REGION: z.string(),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
});

const variables = environment.parse(process.env);

const feeder = feedRollup({
  handler: createHandler(process.env),
  streamArn: variables.STREAM_ARN,
  directory: variables.DATA_DIRECTORY,
  database: {
    endpoint: variables.DYNAMODB_ENDPOINT,
    region: variables.AWS_REGION,
    credentials: {
      accessKeyId: variables.AWS_ACCESS_KEY_ID,
      secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
    },
  },
  print: (line) => process.send?.({ line }),
});

const stop = async () => {
  // A handler that waits for a database which is gone must not keep us.
  setTimeout(() => process.exit(1), 3000).unref();
  await feeder.stop();
  process.exit(0);
};

process.once('SIGTERM', stop);
process.once('disconnect', stop);
process.send?.({ ready: true });
