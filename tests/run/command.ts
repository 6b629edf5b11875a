import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, resolve } from 'node:path';

/** A script for this same Node, and its arguments. */
export type Command = readonly [script: string, ...args: string[]];

const running = new Set<ChildProcess>();

/** Every program that a check starts finds the Node and the tools of the project, whatever the machine has. */
const environment = {
  ...process.env,
  // What is printed is kept first, so a tool cannot see for itself whether somebody looks at a terminal.
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  PATH: [dirname(process.execPath), resolve('node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
};

/** Runs a command to its end and keeps what it printed, in the order in which it came. */
export const run = async ([script, ...args]: Command): Promise<{ code: number; output: string }> => {
  // A group of its own, so that stopping it also stops what it started: browsers, databases, workers.
  const child = spawn(process.execPath, [script, ...args], {
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  const [code]: (number | null)[] = await once(child, 'close');
  running.delete(child);
  return { code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') };
};

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
};

/** Asks everything that still runs to end, and ends it after five seconds. */
export const stopAll = async (): Promise<void> => {
  const children = [...running];
  const ended = Promise.all(children.map((child) => once(child, 'close')));
  for (const child of children) {
    signalGroup(child, 'SIGTERM');
  }
  await Promise.race([ended, new Promise((wake) => setTimeout(wake, 5000))]);
  for (const child of children) {
    signalGroup(child, 'SIGKILL');
  }
};
