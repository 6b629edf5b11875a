import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import type { HttpHandler } from '../../local/http/api-gateway.ts';
import { type RouteOptions, routes } from '../../local/http/routes.ts';
import { startHttpServer } from '../../local/http-server.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const ok: HttpHandler = () => Promise.resolve({ statusCode: 200, body: '{"data":{}}' });

const serve = async (graphql: HttpHandler = ok, options: Partial<RouteOptions> = {}) => {
  const lines: string[] = [];
  const server = await startHttpServer({ print: (line) => lines.push(line) });
  onTestFinished(server.stop);
  server.serve(
    routes({
      graphql,
      explorer: {
        title: 'Explorer',
        query: '{ viewer { name } }',
        token: (person) => Promise.resolve(`of ${person}`),
      },
      issuer: () => Promise.reject(new Error('no issuer here')),
      config: { stage: 'local' },
      pagesDirectory: temporaryDirectory(),
      ...options,
    }),
  );
  return { ...server, lines };
};

/** Keeps what the function was called with. */
const recording = () => {
  const calls: { event: APIGatewayProxyEventV2; context: Context }[] = [];
  const handler: HttpHandler = (event, context) => {
    calls.push({ event, context });
    return Promise.resolve({
      statusCode: 200,
      headers: { 'Content-Type': 'application/json', 'X-Answer': 42 },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: '{"data":{"viewer":null}}',
    });
  };
  return { calls, handler };
};

const post = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('a request becomes an event of payload format 2.0 and the result a response', async () => {
  const { calls, handler } = recording();
  const { url } = await serve(handler);
  const body = JSON.stringify({ query: '{ viewer { name } }', variables: { name: '花垣县' } });
  const answer = await fetch(`${url}/graphql?a=1&a=2&b=x%20?y`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', cookie: 'c=1; d=2', 'accept-language': 'zh-CN' },
  });
  expect(calls[0]?.event).toMatchObject({
    version: '2.0',
    rawPath: '/graphql',
    rawQueryString: 'a=1&a=2&b=x%20?y',
    queryStringParameters: { a: '1,2', b: 'x ?y' },
    cookies: ['c=1', 'd=2'],
    headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    requestContext: { http: { method: 'POST', path: '/graphql', sourceIp: '127.0.0.1' }, stage: '$default' },
    body,
    isBase64Encoded: false,
  });
  expect(calls[0]?.event.headers).not.toHaveProperty('cookie');
  expect(calls[0]?.context.getRemainingTimeInMillis()).toBeGreaterThan(25_000);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-answer')).toBe('42');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
  expect(await answer.json()).toEqual({ data: { viewer: null } });
});

test('bytes travel as base64 in both directions; text alone is a body with status 200', async () => {
  const { url } = await serve(({ body, isBase64Encoded }) =>
    Promise.resolve(isBase64Encoded ? { statusCode: 201, body: body ?? '', isBase64Encoded } : `"${body}"`),
  );
  const bytes = new Uint8Array([0, 255, 128]);
  const answer = await post(url, bytes, { 'content-type': 'application/octet-stream' });
  expect(answer.status).toBe(201);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  expect(await (await post(url, 'text', { 'content-type': 'text/plain' })).text()).toBe('"text"');
});

test('connections are kept for the next request', async () => {
  const { port } = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const reused = () =>
    new Promise<boolean>((resolve, reject) => {
      const asked = request({ port, path: '/graphql', method: 'POST', agent }, (response) => {
        response.resume().on('end', () => resolve(asked.reusedSocket));
      });
      asked.on('error', reject).end('{}');
    });
  expect([await reused(), await reused()]).toEqual([false, true]);
});

test.each([
  ['en', 'larger than 6 MB'],
  ['zh-CN,zh;q=0.9', '超过 6 MB'],
])(
  'a body over 6 MB is refused in the language of the reader (%s) and never reaches the function',
  async (language, words) => {
    const { calls, handler } = recording();
    const { url } = await serve(handler);
    const answer = await post(url, 'x'.repeat(6 * 1024 * 1024 + 1), { 'accept-language': language });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.stringContaining(words), extensions: { code: 'TOO_LARGE' } }],
    });
    expect(calls).toEqual([]);
    expect((await post(url, 'x'.repeat(6 * 1024 * 1024))).status).toBe(200);
  },
);

test('a body that does not say its length is cut off at 6 MB too', async () => {
  const { calls, handler } = recording();
  const { port } = await serve(handler);
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
  socket.write(`POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`);
  for (let sent = 0; sent < 7; sent += 1) {
    socket.write(`100000\r\n${'x'.repeat(0x10_0000)}\r\n`);
  }
  expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(calls).toEqual([]);
});

test('a failing function is a masked error for the client and a line for the operator', async () => {
  const { url, lines } = await serve(() => Promise.reject(new Error('secret detail')));
  const answer = await post(url, '{}');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret');
  expect(lines).toEqual([expect.stringContaining('secret detail')]);
});

test('pages have addresses, types, strict headers and caches', async () => {
  const pagesDirectory = temporaryDirectory();
  for (const [name, text] of [
    ['index.html', 'home'],
    ['r/index.html', 'form'],
    ['results/index.html', 'results'],
    ['assets/a-1f2e3d.js', 'code '.repeat(1000)],
  ] as const) {
    mkdirSync(join(pagesDirectory, name, '..'), { recursive: true });
    writeFileSync(join(pagesDirectory, name), text);
  }
  const { url } = await serve(ok, { pagesDirectory, uploadOrigin: 'http://127.0.0.1:9' });
  const text = async (path: string) => (await fetch(`${url}${path}`)).text();
  expect(await text('/')).toBe('home');
  expect(await text('/r')).toBe('form');
  expect(await text('/r?a=1')).toBe('form');
  expect(await text('/results/')).toBe('results');
  expect(await text('/results/433124/2')).toBe('results');
  const page = await fetch(`${url}/r`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self';");
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:9;");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const code = await fetch(`${url}/assets/a-1f2e3d.js`, { headers: { 'accept-encoding': 'br' } });
  expect(code.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(code.headers.get('cache-control')).toContain('immutable');
  expect(code.headers.get('content-encoding')).toBe('br');
  expect(await code.text()).toBe('code '.repeat(1000));
  const again = await fetch(`${url}/r`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test.each([
  '/nothing.js',
  '/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%',
  '/%00.js',
  '/..%5csecret.txt',
])('there is nothing at %s', async (path) => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  const { url } = await serve(ok, { pagesDirectory: join(directory, 'pages') });
  const answer = await fetch(`${url}${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('secret');
});

test('a browser that asks for /graphql gets the explorer, which needs nothing from elsewhere', async () => {
  const { url } = await serve();
  const answer = await fetch(`${url}/graphql?person=lead`, { headers: { accept: 'text/html' } });
  const html = await answer.text();
  expect(answer.headers.get('content-security-policy')).toMatch(
    /default-src 'self'; script-src 'self' 'unsafe-inline' blob:;/,
  );
  expect(html).toContain('Bearer of lead');
  expect(html).toContain('{ viewer { name } }');
  expect(html.match(/<(script|link|img|iframe)[^>]+(src|href)="https?:/g)).toBeNull();
});

test('the pages are told where they are', async () => {
  const { url } = await serve();
  expect(await (await fetch(`${url}/config.json`)).json()).toEqual({ stage: 'local' });
});

/** fetch sets the host itself, so this speaks plainly. */
const askAs = (port: number, host: string, path: string, accept: string) =>
  new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
    const asked = request({ port, path, headers: { host, accept } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    });
    asked.on('error', reject).end();
  });

test('a name that somebody pointed at this machine is refused; localhost leads to the one origin', async () => {
  const { port, url } = await serve();
  expect(await askAs(port, `evil.example:${port}`, '/config.json', '*/*')).toMatchObject({ status: 421 });
  expect(await askAs(port, `localhost:${port}`, '/config.json', '*/*')).toMatchObject({ status: 200 });
  expect(await askAs(port, `localhost:${port}`, '/results/?a=1', 'text/html')).toEqual({
    status: 308,
    location: `${url}/results/?a=1`,
  });
});

test('a taken port is one line that says what to do', async () => {
  const { port } = await serve();
  await expect(startHttpServer({ port, print: () => undefined })).rejects.toThrow(
    new RegExp(
      `^Port ${port} is taken\\. Stop the program that uses it, or choose another: npm start -- --port ${port + 1}$`,
    ),
  );
});

test('before everything is ready, the server says that it is starting', async () => {
  const server = await startHttpServer({ print: () => undefined });
  onTestFinished(server.stop);
  expect((await fetch(server.url)).status).toBe(503);
});

test('what is under way when the server stops is answered; nothing new is begun', async () => {
  let finish: () => void = () => undefined;
  let begun = 0;
  const { url, stop } = await serve(async () => {
    begun += 1;
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return { statusCode: 200, body: '{"data":"kept"}' };
  });
  const underWay = post(url, '{}');
  await eventually('it is under way', () => begun === 1);
  const stopped = stop();
  await expect(post(url, '{}')).rejects.toThrow();
  finish();
  expect(await (await underWay).json()).toEqual({ data: 'kept' });
  await stopped;
  expect(begun).toBe(1);
});
