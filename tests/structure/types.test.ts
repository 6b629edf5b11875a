import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { plant } from './planted.ts';

/** What a machine has and mathematics has not, one a file. */
const reaching: Readonly<Record<string, string>> = {
  network: 'export const page = fetch;',
  environment: 'export const stage = process.env;',
  document: 'export const page = document.title;',
  disk: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
};

const planted = plant({
  'tsconfig.base.json': readFileSync('tsconfig.base.json', 'utf8'),
  'methods/tsconfig.json': readFileSync('methods/tsconfig.json', 'utf8'),
  'methods/share.ts': 'export const share = (part: number, whole: number): number => part / whole;\n',
  ...Object.fromEntries(Object.entries(reaching).map(([name, text]) => [`methods/${name}.ts`, `${text}\n`])),
});

afterAll(() => planted.remove());

test('in methods/ the network, the environment, the document and the disk are type errors', () => {
  const compiler = join(planted.root, 'node_modules/typescript-7/bin/tsc');
  const { stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', 'methods', '--noEmit', '--pretty', 'false'],
    {
      cwd: planted.root,
      encoding: 'utf8',
    },
  );
  const files = stdout.split('\n').flatMap((line) => /^methods\/(\w+)\.ts\(.*error TS/.exec(line)?.[1] ?? []);
  expect(files.sort()).toEqual(Object.keys(reaching).sort());
});
