import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A TCP port that nobody listens on at this moment, for a program that cannot choose one itself.
 * Another program may take it in between, so callers try again with a new one when theirs does not start.
 */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('The system gave no port');
  }
  return address.port;
};
