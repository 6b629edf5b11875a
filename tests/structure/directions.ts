/**
 * The directions between the folders, checked. dependency-cruiser reads TypeScript through whatever `typescript` it
 * finds and skips, without a word, files that it cannot read (TypeScript 7 has no parser for it): so a clean answer
 * counts only if it has read every source file that is there.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import configuration from '../../.dependency-cruiser.ts';
import { sourceFiles, sourceFolders } from './source-files.ts';

/** One import that a rule of `.dependency-cruiser.ts` refuses. */
export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

/** What was wrong below a root. `unread` lists source files that the tool did not see. */
export type Directions = {
  readonly files: number;
  readonly violations: readonly Violation[];
  readonly unread: readonly string[];
};

/**
 * Checks the folders below `root`.
 *
 * @param narrowed further options of dependency-cruiser; a test hides files with them to see a partial reading refused
 */
export const checkDirections = async (root: string, narrowed: ICruiseOptions = {}): Promise<Directions> => {
  const files = sourceFiles(root);
  const { enhancedResolveOptions, ...options } = configuration.options ?? {};
  const { output } = await cruise(
    sourceFolders.filter((folder) => existsSync(join(root, folder))),
    {
      ...options,
      ...narrowed,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: configuration.forbidden ?? [] },
    },
    enhancedResolveOptions,
  );
  if (typeof output === 'string') {
    throw new Error(`dependency-cruiser answered with text: ${output}`);
  }
  const read = new Set(output.modules.map((module) => module.source));
  return {
    files: files.length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    unread: files.filter((file) => !read.has(file)),
  };
};

/** Says what is wrong, one line each; empty when all is well. */
export const problemsOf = ({ files, violations, unread }: Directions): readonly string[] => [
  ...(files === 0 ? ['no source file was found'] : []),
  ...unread.map((file) => `${file} was not read by dependency-cruiser, so nothing is known about it`),
  ...violations.map(({ rule, from, to }) => (from === to ? `${rule}: ${from}` : `${rule}: ${from} → ${to}`)),
];

if (import.meta.main) {
  const found = await checkDirections(process.cwd());
  const problems = problemsOf(found);
  console.log(
    problems.length > 0
      ? `${problems.join('\n')}\nThe reasons stand beside each rule in .dependency-cruiser.ts.`
      : `${found.files} files read`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}
