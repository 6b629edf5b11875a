/** A worker thread of the coverage bench: answers {key, from, to} with the tallies of those draws. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { designOf } from './designs.ts';
import { type ReadyDesign, readyDesign } from './draw-and-estimate.ts';
import { tallyDraws } from './tally.ts';

const task = z.object({ key: z.string(), from: z.number(), to: z.number() });
const ready = new Map<string, ReadyDesign>();

const readyOf = (key: string): ReadyDesign => {
  const known = ready.get(key) ?? readyDesign(designOf(key));
  ready.set(key, known);
  return known;
};

parentPort?.on('message', (message: unknown) => {
  const { key, from, to } = task.parse(message);
  parentPort?.postMessage(tallyDraws(readyOf(key), from, to));
});
