import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Mutant } from './mutate.ts';
import { openWorkshop } from './workshop.ts';

/** What became of a mutant: the test that failed, `too long` for one that never ended, null for a survivor. */
export interface Fate {
  readonly mutant: Mutant;
  readonly killedBy: string | null;
}

export interface Hunt {
  readonly project: string;
  readonly mutants: readonly Mutant[];
  readonly testsOf: (file: string) => readonly string[];
  /** Processes at once. */
  readonly jobs: number;
  readonly told: (fate: Fate, done: number) => void;
}

const answer = z.object({ killedBy: z.string().nullable() });

/** A mutant that runs longer than this goes in circles. */
const PATIENCE_MS = 120_000;

interface Tester {
  readonly ask: (mutant: Mutant, tests: readonly string[]) => Promise<string | null>;
  readonly stop: () => Promise<void>;
}

/** A tester with a copy of its own; both go with this process. */
const startTester = async (project: string): Promise<Tester> => {
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
    ask: async (mutant, tests) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
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

/** Changes nothing. */
const soundCopy = (file: string): Mutant => ({
  file,
  line: 1,
  column: 1,
  start: 0,
  end: 0,
  replacement: '',
  before: '',
  after: '',
});

/** Where tests fail already, every mutant would seem noticed. */
const checkSound = async (tester: Tester, { mutants, testsOf }: Hunt): Promise<void> => {
  const tests = [...new Set(mutants.flatMap(({ file }) => testsOf(file)))];
  const [first] = mutants;
  const failed = first === undefined ? null : await tester.ask(soundCopy(first.file), tests);
  if (failed !== null) throw new Error(`tests fail without any mutant: ${failed}`);
};

/** Plants every mutant and sees whether a test notices. Throws where tests fail without one. */
export const killMutants = async (hunt: Hunt): Promise<readonly Fate[]> => {
  const { project, mutants, testsOf, jobs, told } = hunt;
  const fates: Fate[] = [];
  const waiting = [...mutants];
  const work = async (_: unknown, worker: number): Promise<void> => {
    let tester = await startTester(project);
    try {
      if (worker === 0) await checkSound(tester, hunt);
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const killedBy = await tester.ask(mutant, testsOf(mutant.file));
        const fate = { mutant, killedBy };
        fates.push(fate);
        told(fate, fates.length);
        if (killedBy !== 'too long') continue;
        await tester.stop();
        tester = await startTester(project);
      }
    } finally {
      await tester.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, mutants.length) }, work));
  return fates;
};
