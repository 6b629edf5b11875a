/**
 * Public beacons: chance that is published on time and that nobody can know before. drand quicknet (league of entropy): a pulse
 * every 3 seconds; its randomness is SHA-256 of a threshold signature, https://docs.drand.love/docs/specification. NIST, version 2.0
 * (NIST IR 8213): a pulse every minute, known by its time.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The value of a pulse as the beacon publishes it; nothing while it is not there yet or cannot be reached. */
export type PulseOf = (beacon: string, number: number) => Promise<string | undefined>;

const quicknet = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

const drandSchema = z.object({ round: z.int(), randomness: hex(32), signature: hex(48) });

const nistSchema = z.object({
  pulse: z.object({ timeStamp: z.iso.datetime(), outputValue: z.string().regex(/^[0-9A-F]{128}$/) }),
});

const patience = 5_000;
const minute = 60_000;

export interface BeaconServers {
  readonly drand: readonly string[];
  readonly nist: string;
}

/** Asks the servers of a beacon one after the other; the first that answers with a pulse of this number is believed. */
export const openBeacon =
  ({ drand, nist }: BeaconServers): PulseOf =>
  async (beacon, number) => {
    if (beacon === 'nist-2.0') {
      return nistPulse(nist, number);
    }
    for (const server of beacon === 'drand-quicknet' ? drand : []) {
      const value = await drandPulse(server, number);
      if (value !== undefined) {
        return value;
      }
    }
    return;
  };

const drandPulse = async (server: string, number: number): Promise<string | undefined> => {
  const found = drandSchema.safeParse(await fetched(`${server}/${quicknet}/public/${number}`)).data;
  if (found === undefined) {
    return;
  }
  const derived = createHash('sha256').update(found.signature, 'hex').digest('hex');
  return found.round === number && found.randomness === derived ? found.randomness : undefined;
};

/** The server gives the pulse nearest to a time; only that of the very minute counts. */
const nistPulse = async (server: string, number: number): Promise<string | undefined> => {
  const at = number * minute;
  const found = nistSchema.safeParse(await fetched(`${server}/beacon/2.0/pulse/time/${at}`)).data;
  return found !== undefined && Date.parse(found.pulse.timeStamp) === at
    ? found.pulse.outputValue
    : undefined;
};

/** What stands at an address as JSON; nothing where it cannot be had. */
const fetched = async (address: string): Promise<unknown> => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return;
  }
};
