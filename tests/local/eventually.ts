import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `holds` is true; fails with `what` after `patience` milliseconds. */
export const eventually = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<void> => {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) {
      throw new Error(`It did not happen within ${patience} ms: ${what}`);
    }
    await sleep(5);
  }
};
