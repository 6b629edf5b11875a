import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names under which anything can be put, so that nothing can be found. */
const catchAll = /^(?:utils?|helpers?|common|misc|shared|lib)\b/;

/** Comments that switch a check off. A rule that is wrong for a folder is changed in its settings, with the reason. */
const switchOff =
  /(?:\/\/|\/\*|\{\/\*)[\s*]*(?:biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|eslint-|v8 ignore)/;

/**
 * The habits that no tool checks: names that say something, and no check switched off.
 *
 * @param root folder of the project
 * @param files source files as paths from `root`
 * @returns one line a problem, `file: what is wrong` or `file:line: what is wrong`
 */
export const habitProblems = (root: string, files: readonly string[]): readonly string[] =>
  files.flatMap((file) => [
    ...(file.split('/').some((part) => catchAll.test(part))
      ? [`${file}: say what ${basename(file)} is for`]
      : []),
    ...readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        switchOff.test(line) ? [`${file}:${index + 1}: a check is switched off here`] : [],
      ),
  ]);
