import { WrongUse } from '../command.ts';

/** The one file that a command names. */
export const oneFile = (positionals: readonly string[], example: string): string => {
  const [file, more] = positionals;
  if (file === undefined) throw new WrongUse(`name the file: ${example}`);
  if (more !== undefined) throw new WrongUse(`one file at a time; “${more}” is one too many`);
  return file;
};
