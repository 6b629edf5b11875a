import { globSync } from 'node:fs';

/** The folders that hold source, in the order of docs/architecture.md. */
export const sourceFolders = [
  'methods',
  'schema',
  'api',
  'web',
  'cli',
  'infra',
  'local',
  'bench',
  'tests',
] as const;

/** Every TypeScript file of ours below `root`, as paths relative to it, with `/`. */
export const sourceFiles = (root: string): readonly string[] =>
  globSync(`{${sourceFolders.join(',')}}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
