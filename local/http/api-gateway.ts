/**
 * Speaks to a function as an HTTP API does: requests become events of payload format 2.0, results become responses.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyResultV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyResultV2>;

/** Bodies of these types travel as text; all others as base64. */
const isText = (contentType: string | undefined): boolean =>
  contentType !== undefined &&
  /^(text\/|application\/([\w.+-]*\+)?(json|xml)|application\/x-www-form-urlencoded|application\/javascript)/i.test(
    contentType,
  );

export const toEvent = (
  request: IncomingMessage,
  path: string,
  query: string,
  body: Buffer,
): APIGatewayProxyEventV2 => {
  const { cookie, ...headers } = request.headers;
  const now = new Date();
  const text = isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: singleHeaders(headers),
    ...(query === '' ? {} : { queryStringParameters: singleParameters(query) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? '',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
};

const singleHeaders = (headers: IncomingHttpHeaders): Record<string, string> => {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) {
      single[name] = typeof value === 'string' ? value : value.join(',');
    }
  }
  return single;
};

const singleParameters = (query: string): Record<string, string> => {
  const single: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    single[name] = single[name] === undefined ? value : `${single[name]},${value}`;
  }
  return single;
};

/** Answers with what the function returned. Text, or an object without a status, is a body of JSON with status 200. */
export const writeResult = (
  response: ServerResponse,
  result: APIGatewayProxyResultV2,
  headers: Readonly<Record<string, string>>,
): void => {
  const { statusCode, body = '', cookies = [], isBase64Encoded, headers: own } = structured(result);
  const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body;
  response.writeHead(statusCode ?? 200, {
    'content-type': 'application/json',
    ...headers,
    ...lowerCase(own ?? {}),
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
    'content-length': Buffer.byteLength(bytes),
  });
  response.end(bytes);
};

const structured = (result: APIGatewayProxyResultV2): APIGatewayProxyStructuredResultV2 => {
  if (typeof result === 'string') {
    return { body: result };
  }
  return result.statusCode === undefined ? { body: JSON.stringify(result) } : result;
};

const lowerCase = (headers: Readonly<Record<string, boolean | number | string>>): Record<string, string> => {
  const lower: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    lower[name.toLowerCase()] = String(value);
  }
  return lower;
};
