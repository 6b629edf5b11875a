import { join } from 'node:path';
import { z } from 'zod';
import type { Child } from './ask-child.ts';
import { machineMilliseconds } from './machine-time.ts';
import { median, percentile } from './order-statistics.ts';
import { clients, patience } from './plan.ts';
import { sentSchema } from './send-block.ts';

/** Where a kind of block goes, and what every answer of it must be. */
export interface Target {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whose processor time is counted. */
  readonly server: Child;
  readonly outcome: string;
}

/** One block. Times of the processor are per request, in milliseconds. */
export interface Measured {
  readonly perSecond: number;
  readonly middle: number;
  readonly slowest: number;
  /** Of the server's process: its HTTP server, Apollo, what it does, its calls to the database, its garbage collection. */
  readonly server: number;
  /** Of the whole machine: the server, DynamoDB Local, the roll-up, the clients, and whatever else runs. */
  readonly machine: number;
}

export interface Sender {
  readonly load: Child;
  /** Where profiles go; none are made without it. */
  readonly profile: string | undefined;
}

/** Sends the bodies and measures. Throws when an answer is not the one that every one of them must get. */
export const measureBlock = async (
  { load, profile }: Sender,
  { name, url, headers, server, outcome }: Target,
  bodies: readonly string[],
): Promise<Measured> => {
  const used = () => server.ask('processor milliseconds', z.number());
  if (profile !== undefined) {
    await server.ask('begin profile', z.undefined());
  }
  const [machineBefore, before] = [machineMilliseconds(), await used()];
  const sent = await load.ask('send', sentSchema, { url, headers, bodies, clients, seconds: patience });
  const [after, machineAfter] = [await used(), machineMilliseconds()];
  if (profile !== undefined) {
    await server.ask('end profile', z.undefined(), join(profile, `${name}.cpuprofile`));
  }
  const count = bodies.length;
  if (sent.outcomes[outcome] !== count) {
    const got = JSON.stringify(sent.outcomes);
    throw new Error(
      `${name}: ${count} answers should be ${outcome} within ${patience} s, but there were ${got}`,
    );
  }
  return {
    perSecond: count / sent.seconds,
    middle: percentile(sent.milliseconds, 0.5),
    slowest: percentile(sent.milliseconds, 0.99),
    server: (after - before) / count,
    machine: (machineAfter - machineBefore) / count,
  };
};

/** The middle of the rounds, number by number. */
export const middleOf = (rounds: readonly Measured[]): Measured => {
  const of = (key: keyof Measured): number => median(rounds.map((round) => round[key]));
  return {
    perSecond: of('perSecond'),
    middle: of('middle'),
    slowest: of('slowest'),
    server: of('server'),
    machine: of('machine'),
  };
};
