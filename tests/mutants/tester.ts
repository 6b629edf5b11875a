/**
 * A process that plants one mutant after the other in a copy of the project and runs tests against it; the first failing test kills
 * it. Arguments: the copy's folder. Answers each {mutant, tests} with {killedBy}: a test file, or null.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import * as runner from 'vitest/node';
import { z } from 'zod';
import { mutated } from './mutate.ts';

const task = z.object({
  mutant: z.object({
    file: z.string(),
    line: z.number(),
    column: z.number(),
    start: z.number(),
    end: z.number(),
    replacement: z.string(),
    before: z.string(),
    after: z.string(),
  }),
  tests: z.array(z.string()),
});

/** Tests that say most about a file run first; only a mutant that they let through needs the others. */
const FIRST = 6;

const startVitest = (root: string): Promise<Vitest> =>
  runner.createVitest(
    {
      root,
      config: false,
      watch: true,
      include: ['tests/{methods,vectors}/**/*.test.ts'],
      pool: 'threads',
      maxWorkers: 1,
      isolate: false,
      bail: 1,
      setupFiles: [join(import.meta.dirname, 'stop-early.ts')],
      reporters: [{}],
      testTimeout: 60_000,
    },
    { logLevel: 'silent', server: { watch: null } },
  );

const [, , root = ''] = process.argv;
const vitest = await startVitest(root);
const specifications: readonly TestSpecification[] = await vitest.globTestSpecifications();

/** The first test file that fails. */
const failing = async (tests: readonly string[]): Promise<string | null> => {
  const wanted = new Set(tests);
  const chosen = specifications.filter(({ moduleId }) => wanted.has(relative(root, moduleId)));
  if (chosen.length === 0) return null;
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...chosen]);
  const failed = testModules.find((module) => !module.ok());
  if (failed !== undefined) return relative(root, failed.moduleId);
  return unhandledErrors.length > 0 ? 'an error outside the tests' : null;
};

const change = (path: string, text: string): void => {
  writeFileSync(path, text);
  vitest.invalidateFile(path);
};

process.on('message', async (message) => {
  const { mutant, tests } = task.parse(message);
  const path = join(root, mutant.file);
  const text = readFileSync(path, 'utf8');
  change(path, mutated(text, mutant));
  const killedBy = (await failing(tests.slice(0, FIRST))) ?? (await failing(tests.slice(FIRST)));
  change(path, text);
  process.send?.({ killedBy });
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
