import { startScan } from '../../methods/csv/scan.ts';
import { callsItselfCertificate } from '../../methods/sampling/certificate/calls-itself-certificate.ts';
import type { CertifiedFrameRow } from '../../methods/sampling/certificate/certified-frame.ts';
import {
  type FrameFileProblem,
  FrameFileRefusal,
} from '../../methods/sampling/frame-file/frame-file-problem.ts';
import { frameRowsOf } from '../../methods/sampling/frame-file/frame-rows.ts';

/** Why a file cannot be used at all; nothing is known of the draw then. */
export type FileTrouble =
  | { readonly why: 'too-large'; readonly megabytes: number }
  /** Moved, deleted or changed since it was chosen. */
  | { readonly why: 'unreadable' }
  | { readonly why: 'not-json'; readonly message: string }
  | { readonly why: 'not-a-certificate' }
  | { readonly why: 'not-a-frame'; readonly problems: readonly FrameFileProblem[] };

export class UnusableFile extends Error {
  readonly trouble: FileTrouble;

  constructor(trouble: FileTrouble, options?: ErrorOptions) {
    super(trouble.why, options);
    this.name = 'UnusableFile';
    this.trouble = trouble;
  }
}

const MEGABYTE = 1e6;
/** The frame of the whole country has 30 MB, its certificate 20; five times as much still fits into a browser's memory. */
const LARGEST = 150 * MEGABYTE;

const contentOf = async (file: Blob): Promise<Uint8Array> => {
  if (file.size > LARGEST) {
    throw new UnusableFile({ why: 'too-large', megabytes: Math.round(file.size / MEGABYTE) });
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new UnusableFile({ why: 'unreadable' }, { cause });
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UnusableFile({ why: 'not-json', message }, { cause });
  }
};

/** The JSON of a certificate, otherwise unchecked. Throws `UnusableFile` where it says itself that it is something else. */
export const readCertificateFile = async (file: Blob): Promise<unknown> => {
  const value = parsed(new TextDecoder().decode(await contentOf(file)));
  if (!callsItselfCertificate(value)) throw new UnusableFile({ why: 'not-a-certificate' });
  return value;
};

const latin1 = new TextDecoder('latin1');

/** The rows of a frame file. Throws `UnusableFile`. */
export const readFrameFile = async (file: Blob): Promise<readonly CertifiedFrameRow[]> => {
  const content = await contentOf(file);
  let position = 0;
  const read = (target: Uint8Array): number => {
    const piece = content.subarray(position, position + target.length);
    target.set(piece);
    position += piece.length;
    return piece.length;
  };
  const scan = startScan({ read, close: () => undefined });
  try {
    return [
      ...frameRowsOf(scan, {
        TextDecoder,
        latin1: ({ bytes, from, to }) => latin1.decode(bytes.subarray(from, to)),
      }),
    ];
  } catch (error) {
    if (!(error instanceof FrameFileRefusal)) throw error;
    throw new UnusableFile({ why: 'not-a-frame', problems: error.problems }, { cause: error });
  }
};
