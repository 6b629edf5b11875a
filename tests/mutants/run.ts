/**
 * `npm run mutants -- [PART…] [--sample N] [--seed N] [--jobs N]`: flips signs, n − 1, 1 − f, degrees of freedom and directions of
 * comparisons in the estimators, one at a time, and lists what no test notices. PART: part of a file's path; without one all of
 * methods/estimation. --sample: so many mutants of every file. Exit 1 when something survived.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { estimatorMutants, shown } from './estimator-mutants.ts';
import { killMutants } from './kill-mutants.ts';
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

const project = process.cwd();
const { files, all, living } = estimatorMutants(project, positionals);
const mutants =
  values.sample === undefined ? living : sampleOf(living, Number(values.sample), Number(values.seed));
console.log(`${mutants.length} of ${all.length} mutants in ${files} ${files === 1 ? 'file' : 'files'}`);

const related = relatedTests(project);
const fates = await killMutants({
  project,
  mutants,
  testsOf: (file) => related.get(file) ?? [],
  jobs: Number(values.jobs),
  told: ({ mutant, killedBy }, done) => {
    if (killedBy === null) console.log(`survived  ${shown(mutant)}`);
    if (killedBy === 'no end') console.log(`no end    ${shown(mutant)}`);
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${mutants.length} `);
  },
});
const survivors = fates.filter(({ killedBy }) => killedBy === null).length;
console.log(
  `${fates.length - survivors} killed, ${survivors} survived, ${all.length - living.length} known to change nothing`,
);
process.exitCode = survivors > 0 || fates.length === 0 ? 1 : 0;
