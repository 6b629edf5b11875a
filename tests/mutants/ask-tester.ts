import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Mutant } from './mutate.ts';
import { openWorkshop } from './workshop.ts';

export interface Tester {
  /** The test that failed, `too long` where none did in time, null where all passed. */
  readonly ask: (mutant: Mutant, tests: readonly string[], patienceMs: number) => Promise<string | null>;
  /** May be called again. */
  readonly stop: () => Promise<void>;
}

const answer = z.object({ killedBy: z.string().nullable() });

/** A process with a copy of the project of its own; both go with this process. */
export const startTester = async (project: string): Promise<Tester> => {
  const workshop = openWorkshop(project);
  const child: ChildProcess = fork(new URL('./tester.ts', import.meta.url), [workshop.root], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const leave = (): void => {
    child.kill('SIGKILL');
    workshop.remove();
  };
  process.once('exit', leave);
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error('no tester')))]);
  return {
    ask: async (mutant, tests, patienceMs) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.send({ mutant, tests });
      const heard = once(child, 'message').then(([message]) => answer.parse(message).killedBy);
      const killedBy = await Promise.race([heard, ended.then(() => 'too long')]);
      clearTimeout(timer);
      return killedBy;
    },
    stop: async () => {
      process.off('exit', leave);
      child.kill('SIGKILL');
      await ended;
      workshop.remove();
    },
  };
};
