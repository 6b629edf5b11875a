import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { apiHeaders, pageHeaders } from '../http/security-headers.ts';

/** What an endpoint of the issuer answers with. */
export type Answer = APIGatewayProxyStructuredResultV2;

export const json = (statusCode: number, body: unknown): Answer => ({
  statusCode,
  headers: { ...apiHeaders, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const page = (statusCode: number, body: string): Answer => ({
  statusCode,
  headers: {
    ...pageHeaders(undefined),
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
  },
  body,
});

export const stylesheet = (body: string): Answer => ({
  statusCode: 200,
  headers: { ...apiHeaders, 'content-type': 'text/css; charset=utf-8' },
  body,
});

export const redirect = (location: string): Answer => ({
  statusCode: 302,
  headers: { ...apiHeaders, location },
});
