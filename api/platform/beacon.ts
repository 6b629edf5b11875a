/**
 * Public beacons: chance that is published on time and that nobody can know before. drand quicknet (league of entropy): a pulse
 * every 3 seconds; its randomness is SHA-256 of a threshold signature, https://docs.drand.love/docs/specification.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The value of a pulse as the beacon publishes it; nothing while it is not there yet or cannot be reached. */
export type PulseOf = (beacon: string, number: number) => Promise<string | undefined>;

const quicknet = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

const pulseSchema = z.object({ round: z.int(), randomness: hex(32), signature: hex(48) });

const patience = 5_000;

/** Asks the servers one after the other; the first that answers with a pulse of this number is believed. */
export const openBeacon =
  (servers: readonly string[]): PulseOf =>
  async (beacon, number) => {
    if (beacon !== 'drand-quicknet') {
      return;
    }
    for (const server of servers) {
      const value = await quicknetPulse(server, number);
      if (value !== undefined) {
        return value;
      }
    }
    return;
  };

const quicknetPulse = async (server: string, number: number): Promise<string | undefined> => {
  try {
    const answer = await fetch(`${server}/${quicknet}/public/${number}`, {
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) {
      return;
    }
    const { round, randomness, signature } = pulseSchema.parse(await answer.json());
    const derived = createHash('sha256').update(signature, 'hex').digest('hex');
    return round === number && randomness === derived ? randomness : undefined;
  } catch {
    return;
  }
};
