import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Written together; few enough to be short-lived, many enough to be few writes. */
const TOGETHER = 2 ** 18;

/** Writes text that comes in pieces to a file, in UTF-8. */
export const writePieces = (file: string, pieces: Iterable<string>): void => {
  const descriptor = openSync(file, 'w');
  try {
    let held = '';
    for (const piece of pieces) {
      held += piece;
      if (held.length >= TOGETHER) {
        writeFileSync(descriptor, held);
        held = '';
      }
    }
    writeFileSync(descriptor, held);
  } finally {
    closeSync(descriptor);
  }
};
