import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { addTallies, type Tally } from './tally.ts';

const tally = z.object({
  draws: z.number(),
  covered: z.number(),
  notEstimable: z.number(),
  error: z.number(),
  squaredError: z.number(),
  variance: z.number(),
});

/** Draws given to a worker at once. */
const TASK = 250;

export interface Drawers {
  /** The tallies of draws 0 … draws − 1, by measure; the same however many workers there are. */
  readonly run: (key: string, draws: number, progress: (done: number) => void) => Promise<readonly Tally[]>;
  readonly stop: () => Promise<void>;
}

/** Workers for all processors of the machine. */
export const startDrawers = (): Drawers => {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./draw-worker.ts', import.meta.url)),
  );
  return {
    run: async (key, draws, progress) => {
      const results: (readonly Tally[])[] = [];
      let next = 0;
      let done = 0;
      const work = async (worker: Worker): Promise<void> => {
        while (next * TASK < draws) {
          const task = next++;
          const to = Math.min(draws, (task + 1) * TASK);
          worker.postMessage({ key, from: task * TASK, to });
          const [message] = await once(worker, 'message');
          results[task] = z.array(tally).parse(message);
          done += to - task * TASK;
          progress(done);
        }
      };
      await Promise.all(workers.map(work));
      return results.reduce((sums, more) =>
        sums.map((sum, at) => more.slice(at, at + 1).reduce(addTallies, sum)),
      );
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
};
