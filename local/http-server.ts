/** The one server of a laptop, for this machine only: it listens on the loopback interface and answers to no other name. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeResult } from './http/api-gateway.ts';
import type { Route } from './http/routes.ts';
import { apiHeaders } from './http/security-headers.ts';
import { Problem } from './problem.ts';

export interface LocalHttpServer {
  readonly url: string;
  readonly port: number;
  /** Begins to answer; requests before that hear that the start is under way. */
  readonly serve: (route: Route) => void;
  /** May be called again. */
  readonly stop: () => Promise<void>;
}

export interface HttpServerOptions {
  /** A free port when left out. */
  readonly port?: number | undefined;
  readonly print: (line: string) => void;
}

/** Listens at once, so that a taken port is known before anything else is started. Throws a `Problem` for one. */
export const startHttpServer = async ({ port = 0, print }: HttpServerOptions): Promise<LocalHttpServer> => {
  let route: Route = unavailable;
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw portProblem(error, port);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port');
  }
  const url = `http://127.0.0.1:${address.port}`;
  const atWork = new Set<Promise<void>>();
  const current: Route = (request, response, path, query) => {
    const work = route(request, response, path, query).finally(() => atWork.delete(work));
    atWork.add(work);
    return work;
  };
  server.on('request', answering(current, url, print));
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    // What is under way is answered; what comes on open connections is sent away.
    route = unavailable;
    await Promise.race([Promise.allSettled(atWork), sleep(patienceMilliseconds, undefined, { ref: false })]);
    server.closeIdleConnections();
    await Promise.race([closed, sleep(lastBytesMilliseconds)]);
    server.closeAllConnections();
    await closed;
  };
  let stopped: Promise<void> | undefined;
  return {
    url,
    port: address.port,
    serve: (chosen) => {
      route = chosen;
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};

const patienceMilliseconds = 3000;

/** For answers that are still on their way out. */
const lastBytesMilliseconds = 100;

const unavailable: Route = (_request, response) => {
  const body = '{"errors":[{"message":"The server is starting or stopping."}]}';
  const headers = { ...apiHeaders, 'retry-after': '1', connection: 'close' };
  writeResult(response, { statusCode: 503, body }, headers);
  return Promise.resolve();
};

const answering = (route: Route, url: string, print: (line: string) => void): RequestListener => {
  const { host } = new URL(url);
  const otherName = host.replace('127.0.0.1', 'localhost');
  return (request, response) => {
    const address = request.url ?? '/';
    const asked = request.headers.host;
    if (asked !== host && asked !== otherName) {
      // A page elsewhere can point a name of its own at this machine and then ask us as its own origin.
      const body = `{"error":"This server answers to ${url} only."}`;
      writeResult(response, { statusCode: 421, body }, apiHeaders);
    } else if (asked === otherName && wantsPage(request)) {
      // One origin for the pages and the issuer, whatever the reader typed; a browser keeps the fragment.
      writeResult(response, { statusCode: 308, headers: { location: `${url}${address}` } }, apiHeaders);
    } else {
      const mark = address.indexOf('?');
      const [path, query] = mark < 0 ? [address, ''] : [address.slice(0, mark), address.slice(mark + 1)];
      route(request, response, path, query).catch((error: unknown) => fail(error, response, print));
    }
  };
};

const wantsPage = (request: IncomingMessage): boolean =>
  request.method === 'GET' && request.headers.accept?.includes('text/html') === true;

const fail = (error: unknown, response: ServerResponse, print: (line: string) => void): void => {
  print(`A request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  if (response.headersSent) {
    response.destroy();
  } else {
    const body =
      '{"errors":[{"message":"The server failed.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}';
    writeResult(response, { statusCode: 500, body }, apiHeaders);
  }
};

const portProblem = (error: unknown, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Problem(
      `Port ${port} is taken. Stop the program that uses it, or choose another: npm start -- --port ${port + 1}`,
    );
  }
  return code === 'EACCES'
    ? new Problem(`Port ${port} is not open to this user. Choose one above 1023: npm start -- --port 4700`)
    : error;
};
