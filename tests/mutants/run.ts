/**
 * `npm run mutants -- [PART…] [--sample N] [--seed N] [--jobs N]`: flips signs, n − 1, 1 − f, degrees of freedom and directions of comparisons in
 * the estimators, one at a time, and lists what no test notices. PART: part of a file's path; without one all of methods/estimation. Exit
 * 1 when something survived.
 */
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isEquivalent } from './equivalent.ts';
import { killMutants } from './kill-mutants.ts';
import { type Mutant, mutantsOf } from './mutate.ts';
import { relatedTests } from './related-tests.ts';
import { sampleOf } from './sample.ts';

// Testers and their copies of the project go with the process, also when it is interrupted.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: `${availableParallelism()}` },
  },
});

const shown = ({ file, line, column, before, after }: Mutant): string =>
  `${file}:${line}:${column}  ${before}  →  ${after}`;

const related = relatedTests('.');
const files = globSync('methods/estimation/**/*.ts')
  .filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)))
  .sort();
const all = files.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
const living = all.filter((mutant) => !isEquivalent(mutant));
const mutants =
  values.sample === undefined ? living : sampleOf(living, Number(values.sample), Number(values.seed));
console.log(`${mutants.length} of ${all.length} mutants in ${files.length} files`);

const fates = await killMutants({
  project: process.cwd(),
  mutants,
  testsOf: (file) => related.get(file) ?? [],
  jobs: Number(values.jobs),
  told: ({ mutant, killedBy }, done) => {
    if (killedBy === null) console.log(`survived  ${shown(mutant)}`);
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${mutants.length} `);
  },
});
const survivors = fates.filter(({ killedBy }) => killedBy === null).length;
console.log(
  `${fates.length - survivors} killed, ${survivors} survived, ${all.length - living.length} known to change nothing`,
);
process.exitCode = survivors > 0 ? 1 : 0;
