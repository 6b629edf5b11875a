import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the estimators and their tests need. */
const COPIED = ['methods', 'docs', 'package.json', 'tsconfig.base.json', 'tests/methods', 'tests/vectors'];

export interface Workshop {
  readonly root: string;
  readonly remove: () => void;
}

/** A copy of the project in a temporary folder, in which faults can be planted. */
export const openWorkshop = (project: string): Workshop => {
  const root = mkdtempSync(join(tmpdir(), 'zhenping-mutants-'));
  for (const name of COPIED) cpSync(join(project, name), join(root, name), { recursive: true });
  symlinkSync(resolve(project, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }) };
};
