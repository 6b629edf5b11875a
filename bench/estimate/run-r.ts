import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface RRun {
  /** From the start of its process to its end, s. */
  readonly seconds: number;
  /** Of the two tables alone, s. */
  readonly tables: number;
  readonly version: string;
}

const steps = z.object({ read: z.number(), design: z.number(), tables: z.number(), version: z.string() });
const script = fileURLToPath(new URL('../estimate.R', import.meta.url));

/** Is there an R with the package survey? */
export const hasSurvey = (): boolean =>
  spawnSync('Rscript', ['-e', 'library(survey)'], { stdio: 'ignore' }).status === 0;

/** The same two tables by R survey, written to `output`. */
export const runR = (file: string, output: string): RRun => {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync('Rscript', [script, file, output], { encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`R failed: ${stderr}`);
  const { tables, version } = steps.parse(JSON.parse(stdout));
  return { seconds, tables, version };
};
