import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

/** What Lambda tells a function beside the event. `done`, `fail` and `succeed` went with Node 0.10 and say so. */
export const lambdaContext = (functionName: string, secondsAllowed = 30): Context => {
  const deadline = performance.now() + secondsAllowed * 1000;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => deadline - performance.now(),
    done: gone,
    fail: gone,
    succeed: gone,
  };
};

const gone = (): never => {
  throw new Error('Return a promise instead');
};
