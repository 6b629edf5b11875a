import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataDirectory } from '../../local/data-directory.ts';
import { temporaryDirectory } from './temporary-directory.ts';

test('a directory of its own goes away at the end', () => {
  const { path, isKept, close } = openDataDirectory(undefined);
  writeFileSync(join(path, 'file'), '');
  expect(isKept).toBe(false);
  close();
  expect(existsSync(path)).toBe(false);
});

test('a given directory is for one program at a time, and is free again at the end', () => {
  const given = join(temporaryDirectory(), 'deep', 'down');
  const first = openDataDirectory(given);
  expect(() => openDataDirectory(given)).toThrow(
    new RegExp(`^${given} is in use by process ${process.pid}\\. `),
  );
  first.close();
  expect(existsSync(given)).toBe(true);
  openDataDirectory(given).close();
});

test('what a killed program left is taken over', () => {
  const given = temporaryDirectory();
  // Linux and macOS give no process a number this high.
  writeFileSync(join(given, 'in-use'), '99999999');
  const { close } = openDataDirectory(given);
  close();
  expect(existsSync(join(given, 'in-use'))).toBe(false);
});
