import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hasEnded, stopChild } from './guarded-child.ts';

export interface WorkerProcess {
  readonly pid: () => number | undefined;
  /** Resolves when the present process reads the stream. */
  readonly ready: () => Promise<void>;
  /** Kills it without warning, as a crash would; another one takes its place. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface WorkerOptions {
  /** The program to run. */
  readonly script?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What the worker logs goes to this file. */
  readonly logFile: string;
  readonly print: (line: string) => void;
  readonly firstPauseMilliseconds?: number;
}

const message = z.object({ ready: z.boolean().optional(), line: z.string().optional() });

const longestPause = 5000;

/** A worker that lived this long was well; the next one starts at once. Only one that dies at birth is waited for. */
const goodLife = 2000;

/** Starts the roll-up worker and starts it again, each time with a line, whenever it ends before `stop`. */
export const startWorkerProcess = (options: WorkerOptions): WorkerProcess => {
  const script = options.script ?? fileURLToPath(new URL('rollup-worker.ts', import.meta.url));
  const firstPause = options.firstPauseMilliseconds ?? 200;
  const stopping = new AbortController();
  let child = startChild(script, options);
  let ready = untilReady(child, options.print);
  const supervise = async (): Promise<void> => {
    let pause = firstPause;
    while (!stopping.signal.aborted) {
      const began = performance.now();
      await ended(child);
      if (!stopping.signal.aborted) {
        pause = performance.now() - began > goodLife ? firstPause : Math.min(pause * 2, longestPause);
        const how = child.signalCode ?? `code ${child.exitCode}`;
        options.print(
          `The roll-up worker ended (${how}) and is started again; its log is ${options.logFile}`,
        );
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (!stopping.signal.aborted) {
          child = startChild(script, options);
          ready = untilReady(child, options.print);
        }
      }
    }
  };
  const supervision = supervise();
  return {
    pid: () => child.pid,
    ready: () => ready,
    kill: async () => {
      const killed = child;
      killed.kill('SIGKILL');
      await ended(killed);
    },
    stop: async () => {
      stopping.abort();
      await stopChild(child, 5000);
      await supervision;
    },
  };
};

const startChild = (script: string, { variables, logFile }: WorkerOptions): ChildProcess => {
  const log = openSync(logFile, 'a', 0o600);
  const child = fork(script, {
    env: { ...process.env, ...variables },
    execArgv: [],
    // Its own group: Ctrl-C reaches us alone, and we stop it in our order.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return child;
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) {
    await once(child, 'exit');
  }
};

/** Resolves at the worker's first word, or its end; prints its lines as long as it lives. */
const untilReady = (child: ChildProcess, print: (line: string) => void): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.on('message', (said) => {
      const { ready, line } = message.parse(said);
      if (ready) {
        resolve();
      }
      if (line !== undefined) {
        print(line);
      }
    });
  });
