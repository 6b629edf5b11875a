import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from './command.ts';
import { type Counts, noCounts, plus } from './counts.ts';

/** The part of vitest's JSON report that says how each test of each file ended. */
const report = z.object({
  testResults: z.array(
    z.object({
      status: z.enum(['passed', 'failed']),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts a report. A file that failed without a failed test (it did not load, a hook threw) is one failure, and so is
 * a run that ended badly although every test passed (an error nobody awaited).
 */
export const count = (json: unknown, exitCode: number): Counts => {
  const counts = report
    .parse(json)
    .testResults.map(({ status, assertionResults }): Counts => {
      const passed = assertionResults.filter((test) => test.status === 'passed').length;
      const failed = assertionResults.filter((test) => test.status === 'failed').length;
      return {
        passed,
        failed: failed === 0 && status === 'failed' ? 1 : failed,
        skipped: assertionResults.length - passed - failed,
      };
    })
    .reduce(plus, noCounts);
  return exitCode !== 0 && counts.failed === 0 ? plus(counts, { ...noCounts, failed: 1 }) : counts;
};

/** Runs one project of `vitest.config.ts`; a project that has no test yet passes with zero. */
export const runProject = async (name: string): Promise<{ counts: Counts; output: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'zhenping-test-'));
  const file = join(folder, 'report.json');
  try {
    const { code, output } = await run([
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${name}`,
      '--passWithNoTests',
      '--silent=passed-only',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    const text = await readFile(file, 'utf8').catch(() => '{"testResults":[]}');
    return { counts: count(JSON.parse(text), code), output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
