import { startTester, type Tester } from './ask-tester.ts';
import type { Mutant } from './mutate.ts';

/** What became of a mutant: the test file that failed, `no end` where the tests went in circles, null for a survivor. */
export interface Fate {
  readonly mutant: Mutant;
  readonly killedBy: string | null;
}

export interface Hunt {
  readonly project: string;
  readonly mutants: readonly Mutant[];
  /** The tests that need a file, those that say most about it first. */
  readonly testsOf: (file: string) => readonly string[];
  /** Processes at once. */
  readonly jobs: number;
  readonly told: (fate: Fate, done: number) => void;
}

/** What a test file may need of which no time is known: without a mutant all must end, with one some never do. */
const UNKNOWN_SOUND_MS = 60_000;
const UNKNOWN_MS = 4_000;

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
  if (first === undefined) return;
  const failed = await tester.ask(soundCopy(first.file), tests, UNKNOWN_SOUND_MS);
  if (failed !== null) throw new Error(`tests fail without any mutant: ${failed}`);
};

/** What noticed one mutant of a file is the first to be asked about its next. */
const withKillerFirst = (tests: readonly string[], killer: string | undefined): readonly string[] =>
  killer !== undefined && tests.includes(killer)
    ? [killer, ...tests.filter((test) => test !== killer)]
    : tests;

/** Plants every mutant and sees whether a test notices. Throws where tests fail without one. */
export const killMutants = async (hunt: Hunt): Promise<readonly Fate[]> => {
  const { project, mutants, testsOf, jobs, told } = hunt;
  const fates: Fate[] = [];
  const waiting = [...mutants];
  const killers = new Map<string, string>();
  const work = async (_: unknown, worker: number): Promise<void> => {
    let tester = await startTester(project);
    /** A machine that is busy can look like a mutant without end: only the second time counts. */
    const ask = async (mutant: Mutant, tests: readonly string[], again = false): Promise<string | null> => {
      const killedBy = await tester.ask(mutant, tests, UNKNOWN_MS);
      if (killedBy !== 'no end') return killedBy;
      await tester.stop();
      tester = await startTester(project);
      return again ? killedBy : ask(mutant, tests, true);
    };
    try {
      if (worker === 0) await checkSound(tester, hunt);
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const { file } = mutant;
        const killedBy = await ask(mutant, withKillerFirst(testsOf(file), killers.get(file)));
        const fate = { mutant, killedBy };
        fates.push(fate);
        told(fate, fates.length);
        if (killedBy !== null && killedBy !== 'no end') killers.set(file, killedBy);
      }
    } finally {
      await tester.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, mutants.length) }, work));
  return fates;
};
