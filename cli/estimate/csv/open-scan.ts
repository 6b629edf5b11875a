import { closeSync, openSync, readSync } from 'node:fs';
import { type Scan, startScan } from '../../../methods/csv/scan.ts';

/** Bytes of a pipe or a file; none at the end, which some systems say by an error. */
const readFrom = (descriptor: number, target: Uint8Array): number => {
  try {
    return readSync(descriptor, target);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EOF') return 0;
    throw error;
  }
};

/** Standard input, in place of a file's name. */
export const STANDARD_INPUT = '-';

/**
 * Opens a file as a scan, which its reader has to close.
 * @param window bytes held at once, if not as many as usual
 */
export const openScan = (file: string, window?: number): Scan => {
  const descriptor = file === STANDARD_INPUT ? 0 : openSync(file, 'r');
  return startScan(
    { read: (target) => readFrom(descriptor, target), close: () => closeSync(descriptor) },
    window,
  );
};
