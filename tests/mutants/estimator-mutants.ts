import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEquivalent } from './equivalent.ts';
import { type Mutant, mutantsOf } from './mutate.ts';

export interface EstimatorMutants {
  readonly files: number;
  readonly all: readonly Mutant[];
  /** Without those that are known to change nothing. */
  readonly living: readonly Mutant[];
}

/**
 * The mutants of the estimators below `project`, by file and place.
 *
 * @param parts parts of file paths, one of which a file must have; none: all files
 */
export const estimatorMutants = (project: string, parts: readonly string[] = []): EstimatorMutants => {
  const files = globSync('methods/estimation/**/*.ts', { cwd: project })
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort();
  const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(project, file), 'utf8')));
  return { files: files.length, all, living: all.filter((mutant) => !isEquivalent(mutant)) };
};

/** One line that says where and what. */
export const shown = ({ file, line, column, before, after }: Mutant): string =>
  `${file}:${line}:${column}  ${before}  →  ${after}`;
