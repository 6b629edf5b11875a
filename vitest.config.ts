import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

/** graphql must be one module instance for Pothos, Apollo and the tests, or it reports "another realm". */
const alias = [{ find: /^graphql$/, replacement: require.resolve('graphql') }];

/** One project a kind of test, so that `npm test -- --project methods` runs a part; run in this order. */
export const projects = [
  // Pure functions leave nothing behind, so their files share processes, one a core; the others start systems that need the cores.
  { name: 'methods', folders: ['methods', 'vectors'], timeout: 30_000, isolate: false, workers: '100%' },
  {
    name: 'api',
    folders: ['api', 'schema', 'cli', 'local', 'web', 'bench', 'structure'],
    timeout: 60_000,
    isolate: true,
    workers: '50%',
  },
  { name: 'journeys', folders: ['journeys'], timeout: 120_000, isolate: true, workers: '50%' },
  { name: 'infra', folders: ['infra'], timeout: 120_000, isolate: true, workers: '50%' },
  { name: 'mutants', folders: ['mutants'], timeout: 1_800_000, isolate: true, workers: '50%' },
  { name: 'browser', folders: ['browser'], timeout: 120_000, isolate: true, workers: '50%' },
] as const;

export default defineConfig({
  test: {
    projects: projects.map(({ name, folders, timeout, isolate, workers }) => ({
      resolve: { alias },
      test: {
        name,
        include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
        testTimeout: timeout,
        hookTimeout: timeout,
        isolate,
        maxWorkers: workers,
      },
    })),
  },
});
