import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /(?:from|import)\s+'(\.[^']+\.ts)'/g;

const importsOf = (root: string, file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)]
    .flatMap(([, path]) => (path === undefined ? [] : [join(dirname(file), path)]))
    .filter((path) => existsSync(join(root, path)));

/** Every file that a file needs, itself among them. */
const reach = (root: string, file: string, known: Map<string, readonly string[]>): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const imports = known.get(next) ?? importsOf(root, next);
    known.set(next, imports);
    waiting.push(...imports);
  }
  return seen;
};

/**
 * Which test files need a source file, by source file: those that need the fewest files first, for they say most about it.
 *
 * @param root of the project
 */
export const relatedTests = (root: string): ReadonlyMap<string, readonly string[]> => {
  const known = new Map<string, readonly string[]>();
  const tests = globSync('tests/{methods,vectors}/**/*.test.ts', { cwd: root })
    .map((file) => ({ file, needs: reach(root, file, known) }))
    .sort((a, b) => a.needs.size - b.needs.size || (a.file < b.file ? -1 : 1));
  const related = new Map<string, string[]>();
  for (const { file, needs } of tests)
    for (const source of needs) related.set(source, [...(related.get(source) ?? []), file]);
  return related;
};
