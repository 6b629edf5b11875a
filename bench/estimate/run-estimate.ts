import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BINARY, CONTINUOUS } from './write-interviews.ts';

/** One run of the command, from the start of its process to its end. */
export interface EstimateRun {
  /** Wall clock, s. */
  readonly seconds: number;
  /** Processor time, s. */
  readonly processor: number;
  /** Largest resident memory, MB. */
  readonly peak: number;
}

const cost = z.object({ peak: z.number(), processor: z.number() });
const script = fileURLToPath(new URL('./measured-command.ts', import.meta.url));

/**
 * `zhenping estimate` on a file of `writeInterviews`: all 14 measures, a table for each division.
 *
 * @param profile a folder for the processor profile
 */
export const runEstimate = (
  file: string,
  output: string,
  by: readonly string[],
  profile?: string,
): EstimateRun => {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      script,
      output,
      'estimate',
      file,
      ...['--stratum', 'county', '--psu', 'village', '--weight', 'weight', '--json'],
      ...['--proportion', BINARY.join(), '--mean', CONTINUOUS.join(), '--by', by.join()],
    ],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`zhenping estimate failed: ${stderr}`);
  return { seconds, ...cost.parse(JSON.parse(stdout)) };
};
