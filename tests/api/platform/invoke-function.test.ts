import { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { invoking, openInvoke, StillRunning } from '../../../api/platform/invoke-function.ts';
import { readSettings } from '../../../api/platform/settings.ts';
import { localVariables } from './local-variables.ts';
import { loopback, standingIn } from './loopback.ts';

const asking = (endpoint: string, patience = 10_000) =>
  invoking(new LambdaClient(standingIn(endpoint)), 'zhenping-draw', patience);

test('a function is asked in JSON and answers in JSON', async () => {
  const endpoint = await loopback((body, { method, url }, response) => {
    response.end(JSON.stringify({ method, url, body }));
  });
  expect(await asking(endpoint)({ act: '抽取' })).toEqual({
    method: 'POST',
    // Lambda API reference, Invoke.
    url: '/2015-03-31/functions/zhenping-draw/invocations',
    body: { act: '抽取' },
  });
});

test('its error is an error here, and tells nothing of what it was', async () => {
  const endpoint = await loopback((_body, _request, response) => {
    response.setHeader('x-amz-function-error', 'Unhandled');
    response.end(JSON.stringify({ errorType: 'Error', errorMessage: 'the village is 紫霞村' }));
  });
  await expect(asking(endpoint)({})).rejects.toThrow(/^zhenping-draw failed: Unhandled$/);
});

test('whoever waits too long hears that it still works', async () => {
  const endpoint = await loopback(() => undefined);
  await expect(asking(endpoint, 20)({})).rejects.toThrow(StillRunning);
});

test('one that cannot be reached is no function that still works', async () => {
  await expect(asking('http://127.0.0.1:9')({})).rejects.toThrow('ECONNREFUSED');
});

test('without the name of a function there is none to ask', async () => {
  await expect(openInvoke(readSettings(localVariables), 'DRAW_FUNCTION_NAME')({})).rejects.toThrow(
    'DRAW_FUNCTION_NAME is not set',
  );
});
