import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Planted, plant } from './planted.ts';

/** What one line of source breaks: text → the rule of `biome.json` that catches it in a rule file of the API. */
const refused: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'reading-the-clock': ['export const now = Date.now();', 'lint/nursery/noJsRestrictedProperties'],
  'making-the-present-moment': ['export const now = new Date();', 'plugin'],
  'reaching-the-clock-by-a-detour': ['export const now = globalThis.Date.now();', 'plugin'],
  'taking-chance': ['export const chance = Math.random();', 'lint/nursery/noJsRestrictedProperties'],
  'taking-chance-from-crypto': [
    'export const id = crypto.randomUUID();',
    'lint/nursery/noJsRestrictedProperties',
  ],
  'reading-the-environment': ['export const stage = process.env.STAGE;', 'lint/style/noProcessEnv'],
  printing: ["console.log('done');", 'lint/suspicious/noConsole'],
  asserting: [
    'export const text = (value: unknown) => value as string;',
    'lint/nursery/noUnsafeTypeAssertion',
  ],
  'asserting-the-old-way': [
    'export const text = (value: unknown) => <string>value;',
    'lint/nursery/noUnsafeTypeAssertion',
  ],
  'anything-goes': ['export const text = (value: any) => value;', 'lint/suspicious/noExplicitAny'],
  'never-null': ['export const size = (text?: string) => text!.length;', 'lint/style/noNonNullAssertion'],
  'type-as-value': [
    "import { Form } from './form.ts';\nexport type Forms = Form[];",
    'lint/style/useImportType',
  ],
  'left-over': [
    "import { form } from './form.ts';\nexport const one = 1;",
    'lint/correctness/noUnusedImports',
  ],
  'no-extension': [
    "import { form } from './form';\nexport const forms = [form];",
    'lint/correctness/useImportExtensions',
  ],
  'forgotten-promise': [
    'const save = async () => await Promise.resolve(1);\nexport const run = () => { save(); };',
    'lint/nursery/noFloatingPromises',
  ],
  'a-barrel': ["export * from './form.ts';", 'lint/performance/noReExportAll'],
  notKebab: ['export const one = 1;', 'lint/style/useFilenamingConvention'],
  'too-long': [
    Array.from({ length: 251 }, (_, i) => `export const line${i} = ${i};`).join('\n'),
    'lint/style/noExcessiveLinesPerFile',
  ],
};

/** What the edges may do: they read the clock, chance, the environment and print. */
const edge = 'console.log(Date.now(), new Date(), Math.random(), process.env.STAGE);\n';
const edges = [
  'api/platform/clock.ts',
  'api/graphql.lambda.ts',
  'cli/zhenping.ts',
  'infra/app.ts',
  'local/start.ts',
  'bench/intake.ts',
  'tests/api/case.test.ts',
];

const report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

describe('the lint rules', () => {
  let planted: Planted;
  let found: readonly string[];

  beforeAll(() => {
    planted = plant({
      ...Object.fromEntries(
        Object.entries(refused).map(([name, [text]]) => [`api/cases/${name}.ts`, `${text}\n`]),
      ),
      ...Object.fromEntries(edges.map((file) => [file, edge])),
      'api/cases/form.ts':
        'export type Form = { readonly code: string };\nexport const form = { code: "A" } as const;\n',
      'web/results/clock.ts': 'export const now = () => [Date.now(), new Date(), Math.random()];\n',
    });
    const biome = join(planted.root, 'node_modules/@biomejs/biome/bin/biome');
    const { stdout } = spawnSync(
      process.execPath,
      [biome, 'lint', '--colors=off', '--reporter=json', '--max-diagnostics=none'],
      {
        cwd: planted.root,
        encoding: 'utf8',
      },
    );
    found = report
      .parse(JSON.parse(stdout))
      .diagnostics.map(({ category, location }) => `${location.path}: ${category}`);
  });

  afterAll(() => planted.remove());

  test.each(Object.entries(refused))('%s is caught', (name, [, rule]) => {
    expect(found).toContain(`api/cases/${name}.ts: ${rule}`);
  });

  test('the edges may read the clock, chance and the environment, and print', () => {
    const allowed = [...edges, 'web/results/clock.ts', 'api/cases/form.ts'];
    expect(found.filter((line) => allowed.some((file) => line.startsWith(`${file}:`)))).toEqual([]);
  });
});
