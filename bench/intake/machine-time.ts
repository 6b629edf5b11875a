import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that all processors together have worked since the machine started. */
export const machineMilliseconds = (): number =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);

/** The share of the machine's processor time that others take while this process sleeps for a second: 0 to 1. */
export const takenByOthers = async (): Promise<number> => {
  const [before, began] = [machineMilliseconds(), performance.now()];
  await sleep(1000);
  return Math.min(1, (machineMilliseconds() - before) / ((performance.now() - began) * cpus().length));
};
