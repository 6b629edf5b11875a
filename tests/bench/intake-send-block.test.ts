import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { sendBlock } from '../../bench/intake/send-block.ts';

/** A server on a free port that counts its connections and the most requests that it had in hand at once. */
const serve = async (listener: RequestListener) => {
  const seen = { connections: 0, atOnce: 0 };
  let inHand = 0;
  const server = createServer((request, response) => {
    inHand += 1;
    seen.atOnce = Math.max(seen.atOnce, inHand);
    response.on('close', () => {
      inHand -= 1;
    });
    listener(request, response);
  });
  server.on('connection', () => {
    seen.connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { seen, url: `http://127.0.0.1:${port}/graphql` };
};

const bodies = (count: number) => Array.from({ length: count }, (_, index) => `{"body":${index}}`);

test('sends each body once, over as many connections as there are clients, which stay open', async () => {
  const received: string[] = [];
  const { seen, url } = await serve(async (request, response) => {
    const [body] = await request.toArray();
    const number = received.push(`${request.headers.authorization} ${body}`);
    await sleep(2);
    response.end(`{"data":{"outcome":"${number % 4 === 0 ? 'REPEATED' : 'NEW'}"}}`);
  });
  const sent = await sendBlock({
    url,
    headers: { authorization: 'Bearer x' },
    bodies: bodies(40),
    clients: 4,
    seconds: 20,
  });
  expect(received.toSorted()).toEqual(
    bodies(40)
      .map((body) => `Bearer x ${body}`)
      .toSorted(),
  );
  expect(seen).toEqual({ connections: 4, atOnce: 4 });
  expect(sent.outcomes).toEqual({ NEW: 30, REPEATED: 10 });
  expect(sent.milliseconds).toHaveLength(40);
  // Each waits at least about 2 ms (timers may be 1 ms early) and ten follow one another on each connection.
  expect(Math.min(...sent.milliseconds)).toBeGreaterThan(0.9);
  expect(sent.seconds).toBeGreaterThan(0.009);
});

test('stops short when its time is over', async () => {
  const { url } = await serve(async (_request, response) => {
    await sleep(40);
    response.end('{"outcome":"NEW"}');
  });
  const sent = await sendBlock({ url, headers: {}, bodies: bodies(1000), clients: 2, seconds: 0.1 });
  // Two clients, each with at most three requests begun within 100 ms.
  expect(sent.milliseconds.length).toBeLessThanOrEqual(6);
  expect(sent.milliseconds.length).toBeGreaterThan(0);
});

test('an answer without an outcome is counted under its own words', async () => {
  const { url } = await serve((_request, response) => {
    response.statusCode = 500;
    response.end('{"errors":[{"message":"The server failed."}]}');
  });
  const sent = await sendBlock({ url, headers: {}, bodies: bodies(3), clients: 1, seconds: 20 });
  expect(sent.outcomes).toEqual({ '{"errors":[{"message":"The server failed."}]}': 3 });
});

test('a connection that breaks is a failure', async () => {
  const { url } = await serve((request) => request.socket.destroy());
  await expect(sendBlock({ url, headers: {}, bodies: bodies(1), clients: 1, seconds: 20 })).rejects.toThrow();
});
