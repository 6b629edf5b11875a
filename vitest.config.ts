import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

/** graphql must be one module instance for Pothos, Apollo and the tests, or it reports "another realm". */
const alias = [{ find: /^graphql$/, replacement: require.resolve('graphql') }];

const project = (name: string, folders: readonly string[], testTimeout: number) => ({
  resolve: { alias },
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
    testTimeout,
    hookTimeout: testTimeout,
  },
});

/** One project a kind of test, so that `npm test -- --project methods` runs a part. */
export default defineConfig({
  test: {
    projects: [
      project('methods', ['methods', 'vectors'], 30_000),
      project('api', ['api', 'schema', 'cli', 'local', 'web', 'structure'], 60_000),
      project('journeys', ['journeys'], 120_000),
      project('infra', ['infra'], 120_000),
      project('browser', ['browser'], 120_000),
    ],
  },
});
