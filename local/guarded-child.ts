/**
 * A child process that cannot outlive us. Its standard input is a pipe that we hold: when we die, however suddenly, the
 * system closes the pipe, and a small shell beside the child kills it. The child sits in its own process group, so that
 * Ctrl-C reaches only us and everything stops in our order.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Waits in the background for the end of the pipe, while the shell itself turns into the child. */
const watch = 'exec 3<&0; (cat <&3; kill -9 $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null';

/** Starts `command` with `args`; what it says on its error stream is readable, its output is dropped. */
export const spawnGuarded = (command: string, args: readonly string[], directory: string): ChildProcess => {
  const options: SpawnOptions = { cwd: directory, stdio: ['pipe', 'ignore', 'pipe'], detached: true };
  return process.platform === 'win32'
    ? spawn(command, args, options)
    : spawn('/bin/sh', ['-c', watch, 'sh', command, ...args], options);
};

/** True when the child has ended or never began. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Asks the child to end and waits; after `patience` milliseconds it is killed. */
export const stopChild = async (child: ChildProcess, patience = 3000): Promise<void> => {
  if (hasEnded(child)) {
    return;
  }
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(timer);
};
