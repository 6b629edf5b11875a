import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { plant } from '../structure/planted.ts';

const planted = plant({
  'bench/tiny.ts': `export const bench = async ({ args, print }) => {
  print('one seed, ' + args.join(' '));
  return [
    { name: 'fast enough', value: 1.9, unit: 's', target: 5, holds: true },
    { name: 'too few', value: 512.3456, unit: '/s', target: 750, holds: false },
    { name: 'size', value: 2, unit: 'MB' },
  ];
};\n`,
  'bench/broken.ts': "export const bench = async () => { throw new Error('no database'); };\n",
  'bench/silent.ts': 'export const bench = async () => [];\n',
  'bench/run.ts': 'export {};\n',
});

afterAll(() => planted.remove());

const bench = (...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [resolve('bench/run.ts'), ...args], { cwd: planted.root, encoding: 'utf8' });

test('prints lines for people, then one JSON object; a missed target is stated and is no error', () => {
  const { stdout, status } = bench('tiny', '--size', '3');
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(0, -1)).toEqual([
    'one seed, --size 3',
    'fast enough: 1.9 s (target 5 s, holds)',
    'too few: 512.3 /s (target 750 /s, MISSED)',
    'size: 2 MB',
  ]);
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
    bench: 'tiny',
    machine: expect.stringMatching(/, \d+ cores, \d+ GiB, Node 24\./),
    figures: [
      { name: 'fast enough', value: 1.9, unit: 's', target: 5, holds: true },
      { name: 'too few', value: 512.3456, unit: '/s', target: 750, holds: false },
      { name: 'size', value: 2, unit: 'MB' },
    ],
  });
  expect(status).toBe(0);
});

test('an unknown bench lists those that exist', () => {
  const { stderr, status } = bench('draw');
  expect(stderr).toContain('No bench is called draw.');
  expect(stderr).toContain('one of: broken, silent, tiny');
  expect(status).toBe(2);
});

test.each(['broken', 'silent'])('a bench that fails or measures nothing is an error (%s)', (name) => {
  const { stdout, status } = bench(name);
  expect(stdout).toBe('');
  expect(status).toBe(1);
});
