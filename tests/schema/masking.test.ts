import { PothosValidationError } from '@pothos/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { expect, test } from 'vitest';
import { signLink } from '../../api/fieldwork/link.ts';
import { createHandler } from '../../api/graphql.lambda.ts';
import { maskError } from '../../api/mask-error.ts';
import type { Log } from '../../api/platform/log.ts';
import { refusal } from '../../api/refusals.ts';
import { lambdaContext } from '../../local/lambda-context.ts';

const secret = 'table zhenping-prod at 10.0.0.7, key AKIA123';

/** What the outside is told of `cause`, and what the operators find. */
const masked = (cause: Error, code = 'INTERNAL_SERVER_ERROR') => {
  const lines: unknown[] = [];
  const note = (...line: unknown[]) => lines.push(line);
  const log: Log = { info: note, warn: note, error: note };
  const formatted: GraphQLFormattedError = {
    message: cause.message,
    path: ['link'],
    extensions: { code, stacktrace: [secret] },
  };
  const error = new GraphQLError(cause.message, { originalError: cause, path: ['link'] });
  const chance = (count: number) => new Uint8Array(count).fill(0xab);
  return { told: maskError(log, chance)(formatted, error), lines };
};

test('an unexpected error tells the outside a number, and the operators the cause under that number', () => {
  const { told, lines } = masked(new TypeError(secret));
  expect(told).toEqual({
    message: 'Something went wrong on our side. Tell us this number: abababababababab',
    path: ['link'],
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      correlationId: 'abababababababab',
      en: 'Something went wrong on our side. Tell us this number: abababababababab',
      zh: '系统出错，请告知我们此编号：abababababababab',
    },
  });
  expect(lines).toEqual([
    [
      'request failed',
      {
        correlationId: 'abababababababab',
        path: 'link',
        fault: 'TypeError',
        detail: expect.stringContaining(secret),
      },
    ],
  ]);
});

test('a refusal keeps its words in both languages and is no fault', () => {
  const { told, lines } = masked(refusal('not-signed-in'));
  expect(told.extensions).toEqual({ code: 'NOT_SIGNED_IN', en: 'Sign in first.', zh: '请先登录。' });
  expect(lines).toEqual([]);
});

test('what is wrong with the request itself is said', () => {
  const query = masked(new Error('Cannot query field "x"'), 'GRAPHQL_VALIDATION_FAILED');
  expect(query.told.message).toBe('Cannot query field "x"');
  const limit = masked(new PothosValidationError('Query exceeds maximum depth (depth: 13, max: 12)'));
  expect(limit.told).toMatchObject({
    message: 'Query exceeds maximum depth (depth: 13, max: 12)',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect([...query.lines, ...limit.lines]).toEqual([]);
});

const post = (query: string, headers: Readonly<Record<string, string>>): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: '/graphql',
  rawQueryString: '',
  headers: { 'content-type': 'application/json', ...headers },
  requestContext: {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'test',
    domainPrefix: 'test',
    http: {
      method: 'POST',
      path: '/graphql',
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    },
    requestId: 'test',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
  body: JSON.stringify({ query }),
  isBase64Encoded: false,
});

test('a database that cannot be reached shows the reader nothing but a number', async () => {
  const linkKey = Buffer.alloc(32, 7);
  const handler = createHandler({
    STAGE: 'local',
    TABLE_NAME: 'zhenping',
    BUCKET_NAME: 'zhenping-files',
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'planted-access-key',
    AWS_SECRET_ACCESS_KEY: 'planted-secret-key',
    OIDC_ISSUERS: '[{"issuer":"http://127.0.0.1:9/issuer","audience":"zhenping"}]',
    LINK_KEY: linkKey.toString('base64url'),
    SEAL_KEY: Buffer.alloc(32, 8).toString('base64url'),
    INIT_SECRET_HASH: '0'.repeat(64),
    // The discard port: nothing listens there.
    DYNAMODB_ENDPOINT: 'http://127.0.0.1:9',
    LOG_LEVEL: 'WARN',
  });
  const token = signLink(linkKey, {
    campaignId: 'zyxwcampaign',
    village: '433124100201',
    number: 1,
    generation: 1,
    audience: 'r',
    chance: 'A'.repeat(22),
  });
  const ask = `{ link(token: "${token}") { __typename } }`;
  const answer = await handler(post(ask, { 'accept-language': 'zh-CN' }), lambdaContext('graphql'));
  const told = answer.body ?? '';
  expect(JSON.parse(told)).toEqual({
    data: null,
    errors: [
      {
        message: expect.stringMatching(/^系统出错，请告知我们此编号：[0-9a-f]{16}$/),
        path: ['link'],
        extensions: expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }),
      },
    ],
  });
  for (const inside of [
    '127.0.0.1',
    'ECONNREFUSED',
    'planted',
    'zhenping',
    'stack',
    '.ts',
    'Dynamo',
    'zyxw',
  ]) {
    expect(told).not.toContain(inside);
  }
});
