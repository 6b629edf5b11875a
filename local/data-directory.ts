import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Problem } from './problem.ts';

export interface DataDirectory {
  readonly path: string;
  /** Whether it stays when the program ends. */
  readonly isKept: boolean;
  readonly close: () => void;
}

/**
 * The directory that is given, for one running program at a time and its owner alone; or one that goes away at the end.
 * Throws a `Problem` when another program uses it.
 */
export const openDataDirectory = (given: string | undefined): DataDirectory => {
  if (given === undefined) {
    const path = mkdtempSync(join(tmpdir(), 'zhenping-'));
    return { path, isKept: false, close: () => rmSync(path, { recursive: true, force: true }) };
  }
  const path = resolve(given);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const mark = join(path, 'in-use');
  claim(mark, path);
  return { path, isKept: true, close: () => rmSync(mark, { force: true }) };
};

/** Leaves our process number in the directory. One that a killed program left is taken over. */
const claim = (mark: string, path: string): void => {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const owner = Number(readFileSync(mark, 'utf8'));
    if (isRunning(owner)) {
      throw new Problem(
        `${path} is in use by process ${owner}. Stop it, or choose another: npm start -- --data DIR`,
        {
          cause: error,
        },
      );
    }
    writeFileSync(mark, String(process.pid));
  }
};

const isRunning = (processNumber: number): boolean => {
  try {
    return process.kill(processNumber, 0);
  } catch {
    return false;
  }
};
