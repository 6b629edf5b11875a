import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

type Answer = (body: unknown, request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that stands in for one outside, until the test ends; gives its address. Bodies are JSON. */
export const loopback = async (answer: Answer): Promise<string> => {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      answer(text === '' ? undefined : JSON.parse(text), request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The stand-in has no port');
  }
  return `http://127.0.0.1:${address.port}`;
};

/** What an AWS client needs to talk to a stand-in: no key of anybody. */
export const standingIn = (endpoint: string) => ({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'stand-in', secretAccessKey: 'stand-in' },
  maxAttempts: 1,
});
