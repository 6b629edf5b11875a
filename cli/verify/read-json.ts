import { readFileSync, statSync } from 'node:fs';
import { WrongUse } from '../command.ts';
import { FileProblem, unusable } from './file-problem.ts';

/** Throws `WrongUse` where there is no such file. */
export const mustBeFile = (file: string): void => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new WrongUse(`there is no file ${file}`);
  if (found.isDirectory()) throw new WrongUse(`${file} is a folder`);
};

/**
 * The JSON in a file, unchecked. Throws `WrongUse` where there is no file, `FileProblem` where there is no JSON in it.
 */
export const readJson = (file: string): unknown => {
  mustBeFile(file);
  try {
    // RFC 8259 lets a reader pass over the byte order mark that some editors write.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FileProblem(unusable(file, [error instanceof Error ? error.message : String(error)]), {
      cause: error,
    });
  }
};
