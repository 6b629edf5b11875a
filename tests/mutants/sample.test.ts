import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { estimatorMutants, shown } from './estimator-mutants.ts';
import { killMutants } from './kill-mutants.ts';
import type { Mutant } from './mutate.ts';
import { relatedTests } from './related-tests.ts';
import { sampleOf } from './sample.ts';

/** No fault at all: to see that a survivor would be told. */
const harmless: Mutant = {
  file: 'methods/estimation/cholesky.ts',
  line: 1,
  column: 1,
  start: 0,
  end: 0,
  replacement: '// nothing changes\n',
  before: '',
  after: '// nothing changes',
};

/** `npm run mutants` plants all. */
it('every planted fault of a sample, one in every second estimator file, is noticed by a test', async () => {
  const project = process.cwd();
  const sample = sampleOf(estimatorMutants(project).living, 1, 1).filter((_, place) => place % 2 === 0);
  const related = relatedTests(project);
  const fates = await killMutants({
    project,
    mutants: [harmless, ...sample],
    testsOf: (file) => related.get(file) ?? [],
    jobs: Math.min(2, availableParallelism()),
    told: () => undefined,
  });
  expect(fates).toHaveLength(sample.length + 1);
  const survivors = fates.filter(({ killedBy }) => killedBy === null).map(({ mutant }) => shown(mutant));
  expect(survivors).toEqual([shown(harmless)]);
});
