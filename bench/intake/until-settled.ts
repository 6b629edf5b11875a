import { setTimeout as sleep } from 'node:timers/promises';

const patience = 120_000;

/** Seconds from now until `count` gives at least `wanted`. Throws after two minutes. */
export const untilSettled = async (count: () => Promise<number>, wanted: number): Promise<number> => {
  const began = performance.now();
  for (;;) {
    const counted = await count();
    const waited = performance.now() - began;
    if (counted >= wanted) {
      return waited / 1000;
    }
    if (waited > patience) {
      throw new Error(`The figures count ${counted} answers of ${wanted} after ${patience / 1000} s`);
    }
    await sleep(25);
  }
};
