import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startWorkerProcess } from '../../local/worker-process.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const isRunning = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

const start = (program: string) => {
  const directory = temporaryDirectory();
  const script = join(directory, 'worker.mjs');
  writeFileSync(script, program);
  const lines: string[] = [];
  const logFile = join(directory, 'worker.log');
  const worker = startWorkerProcess({
    script,
    variables: { GREETING: 'hello' },
    logFile,
    print: (line) => lines.push(line),
    firstPauseMilliseconds: 1,
  });
  onTestFinished(worker.stop);
  return { worker, lines, logFile };
};

const patient = `
console.log(process.env.GREETING);
process.on('SIGTERM', () => process.exit(0));
process.send({ line: 'I am here' });
process.send({ ready: true });
setInterval(() => undefined, 1000);
`;

test('a worker says when it is ready, its lines are printed and its log is kept', async () => {
  const { worker, lines, logFile } = start(patient);
  await worker.ready();
  expect(lines).toEqual(['I am here']);
  expect(readFileSync(logFile, 'utf8')).toBe('hello\n');
});

test('a killed worker is started again, with one line that says so', async () => {
  const { worker, lines, logFile } = start(patient);
  await worker.ready();
  const first = worker.pid();
  await worker.kill();
  expect(isRunning(first)).toBe(false);
  await eventually('another one is here', () => lines.filter((line) => line === 'I am here').length === 2);
  expect(worker.pid()).not.toBe(first);
  expect(lines[1]).toBe(`The roll-up worker ended (SIGKILL) and is started again; its log is ${logFile}`);
});

test('a stopped worker stays away', async () => {
  const { worker, lines } = start(patient);
  await worker.ready();
  await worker.stop();
  expect(isRunning(worker.pid())).toBe(false);
  expect(lines).toEqual(['I am here']);
});

test('a worker that cannot start is tried again with growing pauses, and can be stopped meanwhile', async () => {
  const { worker, lines } = start('process.exit(3);');
  await eventually('two tries', () => lines.length >= 2);
  await worker.stop();
  expect(lines[0]).toContain('ended (code 3)');
});
