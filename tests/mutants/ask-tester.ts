import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Mutant } from './mutate.ts';
import { openWorkshop } from './workshop.ts';

export interface Tester {
  /** The test file that failed, null where all passed; `no end` where the tests never ended, and the tester is no more. */
  readonly ask: (mutant: Mutant, tests: readonly string[], unknownMs: number) => Promise<string | null>;
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
    ask: (mutant, tests, unknownMs) => {
      child.send({ mutant, tests, unknownMs });
      const heard = once(child, 'message').then(([message]) => answer.parse(message).killedBy);
      return Promise.race([heard, ended.then(() => 'no end')]);
    },
    stop: async () => {
      process.off('exit', leave);
      child.kill('SIGKILL');
      await ended;
      workshop.remove();
    },
  };
};
