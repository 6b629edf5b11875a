import type { IncomingMessage, ServerResponse } from 'node:http';
import { lambdaContext } from '../lambda-context.ts';
import { type HttpHandler, toEvent, writeResult } from './api-gateway.ts';
import { type Explorer, showExplorer } from './explorer.ts';
import { readBody } from './read-body.ts';
import { apiHeaders, pageHeaders } from './security-headers.ts';
import { staticFiles } from './static-files.ts';

/** Answers one request whose address has been split at its first "?". */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
) => Promise<void>;

export interface RouteOptions {
  readonly graphql: HttpHandler;
  readonly explorer: Explorer;
  /** Answers everything below `/issuer/`. */
  readonly issuer: Route;
  /** What `/config.json` says to the pages. */
  readonly config: Readonly<Record<string, string>>;
  /** Where the built pages are. */
  readonly pagesDirectory: string;
  /** Where pages may put files. */
  readonly uploadOrigin?: string | undefined;
}

/** The addresses that the cloud's distribution offers too, and the issuer, which exists on a laptop only. */
export const routes = (options: RouteOptions): Route => {
  const pages = staticFiles(options.pagesDirectory, pageHeaders(options.uploadOrigin));
  const graphql: Route = async (request, response, path, query) => {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
      await showExplorer(response, options.explorer, query);
      return;
    }
    const body = await readBody(request);
    if (body === undefined) {
      sayTooLarge(request, response);
      return;
    }
    const event = toEvent(request, path, query, body);
    writeResult(response, await options.graphql(event, lambdaContext('graphql')), apiHeaders);
  };
  const simpleForm: Route = async (request, response, path, query) => {
    const body = await readBody(request);
    if (body === undefined) {
      sayTooLarge(request, response);
      return;
    }
    const event = toEvent(request, path, query, body);
    writeResult(response, await options.graphql(event, lambdaContext('graphql')), pageHeaders(undefined));
  };
  return async (request, response, path, query) => {
    if (path === '/graphql') {
      return graphql(request, response, path, query);
    }
    if (path === '/f') {
      return simpleForm(request, response, path, query);
    }
    if (path === '/config.json') {
      return writeResult(response, { statusCode: 200, body: JSON.stringify(options.config) }, apiHeaders);
    }
    if (path.startsWith('/issuer/')) {
      return options.issuer(request, response, path, query);
    }
    if (!(await pages(request, response, path))) {
      writeResult(
        response,
        { statusCode: 404, body: '{"error":"There is nothing at this address."}' },
        apiHeaders,
      );
    }
  };
};

/** In the reader's language, in the shape of a GraphQL answer, so that every client can show it. */
const sayTooLarge = (request: IncomingMessage, response: ServerResponse): void => {
  const inChinese = /^zh\b/i.test(request.headers['accept-language'] ?? '');
  const message = inChinese
    ? '提交的内容超过 6 MB，未被接收。请分次提交，大文件请用上传地址。'
    : 'What was sent is larger than 6 MB and was not accepted. Send less at once, and large files to an upload address.';
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'TOO_LARGE' } }] });
  writeResult(response, { statusCode: 413, body }, { ...apiHeaders, connection: 'close' });
};
