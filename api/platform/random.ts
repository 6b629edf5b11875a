import { randomBytes } from 'node:crypto';

/** Randomness is passed in; only entry points choose the real one. */
export type RandomBytes = (count: number) => Uint8Array;

export const systemRandom: RandomBytes = (count) => randomBytes(count);

/** An id made by the server: time first, so that lists read in order of making, then 80 bits of chance. Never for what respondents make. */
export const newId = (now: Date, random: RandomBytes): string =>
  `${now.getTime().toString(36).padStart(9, '0')}${Buffer.from(random(10)).toString('hex')}`;
