/** The yardstick in a process of its own, behind the same local server as the system, in a table of the same shape. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable } from '../../api/platform/dynamo.ts';
import { clientSettings, readSettings } from '../../api/platform/settings.ts';
import { type HttpHandler, toEvent, writeResult } from '../../local/http/api-gateway.ts';
import { readBody } from '../../local/http/read-body.ts';
import type { Route } from '../../local/http/routes.ts';
import { apiHeaders } from '../../local/http/security-headers.ts';
import { startHttpServer } from '../../local/http-server.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { makeTable } from '../../local/make-table.ts';
import { answerParent } from './answer-parent.ts';
import { bareFunction, emptyFunction } from './bare-functions.ts';
import { ownProcessorTime } from './own-processor-time.ts';

const settings = readSettings({ ...process.env, TABLE_NAME: 'bare' });

const through = async (handler: HttpHandler, ...[request, response, path, query]: Parameters<Route>) => {
  const body = (await readBody(request)) ?? Buffer.alloc(0);
  writeResult(
    response,
    await handler(toEvent(request, path, query, body), lambdaContext('bare')),
    apiHeaders,
  );
};

const start = async () => {
  const client = new DynamoDBClient({
    ...clientSettings(settings),
    ...(settings.DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: settings.DYNAMODB_ENDPOINT }),
  });
  await makeTable(client, settings.TABLE_NAME);
  client.destroy();
  const server = await startHttpServer({ print: (line) => console.error(line) });
  const bare = bareFunction(openTable(settings).getDocumentClient(), settings.TABLE_NAME);
  server.serve((request, response, path, query) =>
    through(path === '/empty' ? emptyFunction : bare, request, response, path, query),
  );
  return server;
};

const starting = start();
starting.catch(() => undefined);

answerParent({ ...ownProcessorTime(), started: async () => (await starting).url }, async () =>
  (await starting).stop(),
);
