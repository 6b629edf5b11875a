import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { builtFolder } from '../web/pages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the pages are made from. */
const sources = ['web', 'methods', 'schema.graphql', 'package-lock.json'];

const patienceMilliseconds = 120_000;

/**
 * Builds the pages unless what is built is newer than all that it is made from; gives the folder with them. Several
 * programs at once build once: the others wait.
 */
export const builtPages = async (): Promise<string> => {
  const lock = join(root, 'node_modules', '.cache', 'zhenping-pages.lock');
  mkdirSync(join(lock, '..'), { recursive: true });
  while (!areFresh()) {
    if (tryToLock(lock)) {
      try {
        const { buildPages } = await import('../web/build.ts');
        await buildPages({ quiet: true });
        return builtFolder;
      } finally {
        rmdirSync(lock);
      }
    }
    await sleep(100);
  }
  return builtFolder;
};

const areFresh = (): boolean =>
  newest(builtFolder.slice(root.length), () => true) >
  Math.max(...sources.map((source) => newest(source, (path) => !path.startsWith('web/dist'))));

/** When the newest file at or below `path` was changed; 0 when there is none. */
const newest = (path: string, counts: (path: string) => boolean): number => {
  const facts = statSync(join(root, path), { throwIfNoEntry: false });
  if (facts === undefined || !counts(path)) {
    return 0;
  }
  return facts.isDirectory()
    ? Math.max(0, ...readdirSync(join(root, path)).map((name) => newest(join(path, name), counts)))
    : facts.mtimeMs;
};

/** A directory can be made by one program only. One that is very old was left by a program that was killed. */
const tryToLock = (lock: string): boolean => {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > patienceMilliseconds) {
      rmdirSync(lock);
    }
    return false;
  }
};
