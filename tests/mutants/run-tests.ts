import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule, TestSpecification } from 'vitest/node';
import * as runner from 'vitest/node';

export interface Tests {
  /**
   * The first of the test files, run in their order, that fails; `no end` where nothing more is heard; null where all pass.
   *
   * @param unknownMs what a file may need of which no time is known yet
   */
  readonly failing: (tests: readonly string[], unknownMs: number) => Promise<string | null>;
  /** To be told of a file that was written. */
  readonly changed: (path: string) => void;
}

/** No test says nothing for longer than this times the slowest file among those that run. */
const PATIENCE = 2;
const LEAST_PATIENCE_MS = 5_000;

/** The end of one run can cut the next one short: tests that did not run say nothing, and run again. */
const ATTEMPTS = 3;

/** What is heard of the tests: when last, and how long each file took at most. */
const listen = () => {
  let heard = performance.now();
  const slowest = new Map<string, number>();
  const hear = (): void => {
    heard = performance.now();
  };
  const reporter: Reporter = {
    onTestModuleCollected: hear,
    onTestCaseResult: hear,
    onTestModuleEnd: (module: TestModule): void => {
      hear();
      const { duration, collectDuration } = module.diagnostic();
      const time = duration + collectDuration;
      slowest.set(module.moduleId, Math.max(time, slowest.get(module.moduleId) ?? 0));
    },
  };
  const patienceFor = (modules: readonly string[], unknownMs: number): number =>
    LEAST_PATIENCE_MS + PATIENCE * Math.max(...modules.map((id) => slowest.get(id) ?? unknownMs));
  /** Resolves once nothing has been heard for so long. */
  const silence = (patience: number, signal: AbortSignal): Promise<'no end'> => {
    hear();
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        if (performance.now() - heard > patience) resolve('no end');
      }, 100);
      signal.addEventListener('abort', () => clearInterval(timer));
    });
  };
  return { reporter, patienceFor, silence };
};

/** Runs in the order asked for; the runner itself would begin with the longest. */
class InOrder {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}

/** @param root of the copy whose tests are run */
export const startTests = async (root: string): Promise<Tests> => {
  const { reporter, patienceFor, silence } = listen();
  const vitest = await runner.createVitest(
    {
      root,
      config: false,
      watch: true,
      include: ['tests/{methods,vectors}/**/*.test.ts'],
      pool: 'threads',
      maxWorkers: 1,
      isolate: false,
      bail: 1,
      sequence: { sequencer: InOrder },
      setupFiles: [fileURLToPath(new URL('./stop-early.ts', import.meta.url))],
      reporters: [reporter],
      testTimeout: 60_000,
    },
    { logLevel: 'silent', server: { watch: null } },
  );
  const all = await vitest.globTestSpecifications();
  const specifications = new Map(all.map((each) => [relative(root, each.moduleId), each]));
  const run = async (chosen: TestSpecification[], attempts = ATTEMPTS): Promise<string | null> => {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
    // The runner also answers with what is left of earlier runs.
    const now = new Set(chosen.map(({ moduleId }) => moduleId));
    const modules = testModules.filter(({ moduleId }) => now.has(moduleId));
    const failed = modules.find((module) => !module.ok());
    if (failed !== undefined) return relative(root, failed.moduleId);
    if (unhandledErrors.length > 0) return 'an error outside the tests';
    const passed = modules.filter((module) => module.state() === 'passed');
    if (passed.length === chosen.length) return null;
    if (attempts === 0) throw new Error(`${chosen.length - passed.length} test files did not run.`);
    return run(chosen, attempts - 1);
  };
  return {
    failing: async (tests, unknownMs) => {
      const chosen = tests.flatMap((test) => specifications.get(test) ?? []);
      if (chosen.length === 0) return null;
      const over = new AbortController();
      const patience = patienceFor(
        chosen.map(({ moduleId }) => moduleId),
        unknownMs,
      );
      try {
        return await Promise.race([run(chosen), silence(patience, over.signal)]);
      } finally {
        over.abort();
      }
    },
    changed: (path) => vitest.invalidateFile(path),
  };
};
