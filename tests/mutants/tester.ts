/**
 * A process that plants one mutant after the other in a copy of the project and runs tests against it; the first failing test kills
 * it. Arguments: the copy's folder. Answers each {mutant, tests, unknownMs} with {killedBy}: a test file, or null. A mutant that goes in circles
 * holds the thread of the tests for ever; the process then answers `no end` and leaves.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { mutated } from './mutate.ts';
import { startTests } from './run-tests.ts';

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
  unknownMs: z.number(),
});

/** Tests that say most about a file run first; only a mutant that they let through needs the others. */
const FIRST = 6;

const [, , root = ''] = process.argv;
const { failing, changed } = await startTests(root);

const change = (path: string, text: string): void => {
  writeFileSync(path, text);
  changed(path);
};

process.on('message', async (message) => {
  const { mutant, tests, unknownMs } = task.parse(message);
  const path = join(root, mutant.file);
  const text = readFileSync(path, 'utf8');
  change(path, mutated(text, mutant));
  const killedBy =
    (await failing(tests.slice(0, FIRST), unknownMs)) ?? (await failing(tests.slice(FIRST), unknownMs));
  if (killedBy === 'no end') {
    process.send?.({ killedBy }, () => process.exit());
    return;
  }
  change(path, text);
  process.send?.({ killedBy });
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
