/** A beacon on this machine that speaks as drand quicknet does; its pulses follow from their numbers, and come at their time. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const genesis = 1_692_803_367_000;
const period = 3000;

export interface PublicBeacon {
  readonly url: string;
  readonly valueOf: (number: number) => string;
  readonly stop: () => Promise<void>;
}

const signatureOf = (number: number): string => createHash('sha384').update(`pulse ${number}`).digest('hex');

const randomnessOf = (number: number): string =>
  createHash('sha256').update(signatureOf(number), 'hex').digest('hex');

export const startPublicBeacon = async (clock: () => Date): Promise<PublicBeacon> => {
  const server = createServer(({ url = '' }, answer) => {
    const number = Number(/\/public\/([1-9][0-9]*)$/.exec(url)?.[1]);
    if (!(genesis + (number - 1) * period <= clock().getTime())) {
      answer.writeHead(425).end();
      return;
    }
    answer
      .writeHead(200, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({ round: number, randomness: randomnessOf(number), signature: signatureOf(number) }),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    valueOf: randomnessOf,
    stop: async () => {
      server.close();
      await once(server, 'close');
    },
  };
};
