/** Frame files on disk. */
import type { CertifiedFrameRow } from '../../methods/sampling/certificate/certified-frame.ts';
import { FrameFileRefusal, frameFileSentence } from '../../methods/sampling/frame-file/frame-file-problem.ts';
import type { FieldTexts } from '../../methods/sampling/frame-file/frame-row.ts';
import { frameRowsOf } from '../../methods/sampling/frame-file/frame-rows.ts';
import { openScan } from '../estimate/csv/open-scan.ts';
import { FileProblem, unusable } from './file-problem.ts';
import { mustBeFile } from './read-json.ts';

/** Node's buffers make short texts several times faster than its decoders. */
const latin1Reader = (): FieldTexts['latin1'] => {
  let seen: Uint8Array | undefined;
  let buffer: Buffer = Buffer.alloc(0);
  return ({ bytes, from, to }) => {
    if (bytes !== seen) {
      seen = bytes;
      buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return buffer.toString('latin1', from, to);
  };
};

/**
 * The rows of a frame file in their order, one after another, as `frameRowsOf` reads them. Throws `WrongUse` where there is
 * no file; `FileProblem` with rows and reasons after the last row that can be used: nothing may be made of those before it.
 */
export function* frameRows(file: string): Generator<CertifiedFrameRow> {
  mustBeFile(file);
  const scan = openScan(file);
  try {
    yield* frameRowsOf(scan, { TextDecoder, latin1: latin1Reader() });
  } catch (error) {
    if (!(error instanceof FrameFileRefusal)) throw error;
    throw new FileProblem(unusable(file, error.problems.map(frameFileSentence)), { cause: error });
  } finally {
    scan.close();
  }
}

/** All rows of {@link frameRows}. */
export const readFrame = (file: string): readonly CertifiedFrameRow[] => [...frameRows(file)];
