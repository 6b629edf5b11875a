import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One run of a command, from the start of its process to its end. */
export interface CommandRun {
  /** Wall clock, s. */
  readonly seconds: number;
  /** Processor time of all its threads, s. */
  readonly processor: number;
  /** Largest resident memory, MB. */
  readonly peak: number;
  readonly printed: string;
}

const cost = z.object({ peak: z.number(), processor: z.number() });
const script = fileURLToPath(new URL('../estimate/measured-command.ts', import.meta.url));

/** `zhenping` in a process of its own, measured. Throws where it does not end with 0. */
export const runCommand = (output: string, ...words: readonly string[]): CommandRun => {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, output, ...words], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`zhenping ${words[0]} failed: ${stderr}`);
  return { seconds, ...cost.parse(JSON.parse(stdout)), printed: readFileSync(output, 'utf8') };
};
