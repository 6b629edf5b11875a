import { writeFileSync } from 'node:fs';
import { WrongUse } from '../command.ts';

const failureOf = (act: () => void): string | undefined => {
  try {
    act();
    return;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Throws `WrongUse` where the file cannot be written, so that it is never taken for an error of the form. */
export const writeFile = (file: string, content: string | Uint8Array): void => {
  const failure = failureOf(() => writeFileSync(file, content));
  if (failure !== undefined) throw new WrongUse(`cannot write ${file}: ${failure}`);
};
