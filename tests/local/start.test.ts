import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const script = fileURLToPath(new URL('../../local/start.ts', import.meta.url));

const start = (words: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [script, ...words], {
    env: { ...process.env, TMPDIR: temporaryDirectory(), ...variables },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = once(child, 'exit').then(([code]) => code);
  return { child, said, ended };
};

/** The process numbers below one, however deep. Each guarded child leads a group of its own but stays a descendant. */
const descendants = (child: ChildProcess): readonly number[] => {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number | undefined): number[] =>
    table.flatMap(([pid, ppid]) => (ppid === parent && pid !== undefined ? [pid, ...below(pid)] : []));
  return below(child.pid);
};

const living = (pids: readonly number[]): readonly number[] =>
  pids.filter((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });

test('it starts empty, serves within 15 s, says how to begin, and Ctrl-C stops all of it', async () => {
  const began = performance.now();
  const { child, said, ended } = start(['--no-demo']);
  await eventually('it says how to begin', () => said.out.includes('npx zhenping init --url'), 30_000);
  const [, url] = /Pages +(\S+)/.exec(said.out) ?? [];
  expect((await fetch(url ?? '')).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(15_000);
  const [command] = /npx zhenping init .*\n.*/.exec(said.out) ?? [];
  const typed = await promisify(execFile)('sh', ['-c', command ?? 'false']);
  expect(typed.stdout).toMatch(/^You are the operator of this installation, in Operations/);
  const children = descendants(child);
  expect(children.length).toBeGreaterThanOrEqual(2);
  child.kill('SIGINT');
  // As from a terminal under npm, which sends it and passes it on.
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(said.out).toContain('Stopping');
  await eventually('nothing is left', () => living(children).length === 0);
});

test('killed without warning, it leaves no process behind', async () => {
  const { child, said, ended } = start(['--no-demo']);
  await eventually('it has started', () => said.out.includes('npx zhenping init'), 30_000);
  const children = descendants(child);
  child.kill('SIGKILL');
  await ended;
  await eventually('nothing is left', () => living(children).length === 0);
});

test('a taken port is one line and exit code 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    taken.close();
  });
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { said, ended } = start(['--port', port]);
  expect(await ended).toBe(1);
  expect(said.err).toMatch(new RegExp(`^Port ${port} is taken\\. .*\\n$`));
});

test('a missing Java is one line and exit code 1', async () => {
  const { said, ended } = start(['--no-demo'], { PATH: '/nowhere' });
  expect(await ended).toBe(1);
  expect(said.err).toMatch(/^Java is missing, .*\n$/);
});

test('a wrong option is one line and exit code 2', async () => {
  const { said, ended } = start(['--no-demos']);
  expect(await ended).toBe(2);
  expect(said.err).toBe("Unknown option '--no-demos'. Try npm start -- --help\n");
});
