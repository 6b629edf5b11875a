import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A small copy of the project: its settings, its packages, and the files that a test plants. */
export type Planted = { readonly root: string; readonly remove: () => void };

const settings = ['package.json', 'biome.json', 'tests/structure/clock.grit'] as const;

/** @param files path from the root → text */
export const plant = (files: Readonly<Record<string, string>>): Planted => {
  const root = mkdtempSync(join(tmpdir(), 'zhenping-structure-'));
  for (const file of settings) {
    cpSync(file, join(root, file));
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true }) };
};
