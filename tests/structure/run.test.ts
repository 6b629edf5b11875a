import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { count } from '../run/project.ts';
import { plant } from './planted.ts';

const runner = resolve('tests/run.ts');

const config = `export default { test: { projects: [
  { test: { name: 'methods', include: ['tests/methods/**/*.test.ts'] } },
  { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'] } },
] } };\n`;

const small = plant({
  'vitest.config.ts': config,
  'tests/methods/sum.test.ts': `import { expect, test } from 'vitest';
test('one', () => expect(1 + 1).toBe(2));
test('two', () => expect(1 + 2).toBe(3));
test.skip('later', () => {});\n`,
});

const broken = plant({
  'vitest.config.ts': config,
  'tests/methods/sum.test.ts': `import { expect, test } from 'vitest';
test('holds', () => expect(1).toBe(1));
test('breaks', () => expect('this text').toBe('that text'));\n`,
  'tests/methods/lost.test.ts': "import './nowhere.ts';\n",
});

const slow = plant({
  'vitest.config.ts': config,
  'tests/methods/slow.test.ts': `import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
test('slow', () => new Promise(() => writeFileSync('worker.pid', String(process.pid))), 60_000);\n`,
});

afterAll(() => {
  for (const planted of [small, broken, slow]) {
    planted.remove();
  }
});

const npmTest = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [runner, ...args], { cwd, encoding: 'utf8' });

const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

test('a project that holds ends in its counts and exit 0', () => {
  const { stdout, status } = npmTest(small.root, '--project', 'methods');
  expect(lastLine(stdout)).toBe('2 passed, 0 failed, 1 skipped');
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(3);
});

test('a failing test and a file that does not load are shown in full, with exit 1', () => {
  const { stdout, status } = npmTest(broken.root, '--project', 'methods');
  expect(lastLine(stdout)).toBe('1 passed, 2 failed');
  expect(stdout).toContain('that text');
  expect(stdout).toContain('nowhere.ts');
  expect(stdout, 'nothing but text goes into a pipe').not.toContain('\u001b');
  expect(status).toBe(1);
});

test('nothing run is a failure', () => {
  const { stdout, status } = npmTest(small.root, '--project', 'browser');
  expect(lastLine(stdout)).toBe('0 passed, 0 failed');
  expect(status).toBe(1);
});

test('an unknown project is named together with those that exist', () => {
  const { stderr, status } = npmTest(small.root, '--project', 'everything');
  expect(stderr).toContain(
    'no project is called everything; there are methods, api, journeys, infra, mutants, browser',
  );
  expect(status).toBe(2);
});

test('an error that nobody awaited fails a run whose tests all passed', () => {
  const json = { testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }] };
  expect(count(json, 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(count(json, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('stopping the run stops what it started', async () => {
  const child = spawn(process.execPath, [runner, '--project', 'methods'], { cwd: slow.root });
  const ended = once(child, 'exit');
  const pid = await vi.waitFor(() => Number(readFileSync(join(slow.root, 'worker.pid'), 'utf8')), 20_000);
  expect(() => process.kill(pid, 0)).not.toThrow();
  child.kill('SIGTERM');
  expect(await ended).toEqual([128 + constants.signals.SIGTERM, null]);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 3000);
});
