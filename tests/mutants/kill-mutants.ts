import { startTester, type Tester } from './ask-tester.ts';
import type { Mutant } from './mutate.ts';

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

/** For the run without a mutant, which also warms up. */
const FIRST_PATIENCE_MS = 300_000;

/** A mutant that needs so many times as long as all tests need at first, without it, goes in circles. */
const PATIENCE = 2;
const LEAST_PATIENCE_MS = 10_000;

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

/** How long to wait for a mutant, in ms. Where tests fail already, every mutant would seem noticed, and this throws. */
const patienceOf = async (tester: Tester, { mutants, testsOf }: Hunt): Promise<number> => {
  const tests = [...new Set(mutants.flatMap(({ file }) => testsOf(file)))];
  const [first] = mutants;
  if (first === undefined) return 0;
  const started = performance.now();
  const failed = await tester.ask(soundCopy(first.file), tests, FIRST_PATIENCE_MS);
  if (failed !== null) throw new Error(`tests fail without any mutant: ${failed}`);
  return Math.max(LEAST_PATIENCE_MS, PATIENCE * (performance.now() - started));
};

/** Plants every mutant and sees whether a test notices. Throws where tests fail without one. */
export const killMutants = async (hunt: Hunt): Promise<readonly Fate[]> => {
  const { project, mutants, testsOf, jobs, told } = hunt;
  const fates: Fate[] = [];
  const waiting = [...mutants];
  const work = async (first: Tester, patience: number): Promise<void> => {
    let tester = first;
    try {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const killedBy = await tester.ask(mutant, testsOf(mutant.file), patience);
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
  const count = Math.max(1, Math.min(jobs, mutants.length));
  const testers = await Promise.all(Array.from({ length: count }, () => startTester(project)));
  const [first] = testers;
  if (first === undefined) return [];
  try {
    const patience = await patienceOf(first, hunt);
    await Promise.all(testers.map((tester) => work(tester, patience)));
  } finally {
    await Promise.all(testers.map((tester) => tester.stop()));
  }
  return fates;
};
