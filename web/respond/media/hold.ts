import { type MediaKind, mediaKind, mostBytesOf } from '../../../methods/questionnaire/media-kind.ts';
import { randomId } from '../../page/random-id.ts';
import { atHand } from './files-at-hand.ts';
import type { KeptFile } from './kept-file.ts';
import { addFile, filesOf, keepOnly } from './link-files.ts';
import { readPiece, writePiece } from './piece-storage.ts';
import { openPieces, sealPieces } from './seal-pieces.ts';

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    // Safari 12 has no Blob.arrayBuffer.
    const reader = new FileReader();
    reader.onload = () =>
      reader.result instanceof ArrayBuffer ? resolve(reader.result) : reject(new Error('no bytes'));
    reader.onerror = () => reject(new Error('the file cannot be read'));
    reader.readAsArrayBuffer(blob);
  });

atHand.answersNow = (answers) => {
  if (atHand.keepers) keepOnly(atHand.keepers.files, answers).catch(() => undefined);
};

/** By what a browser plays and shows a kind. */
const contentTypes: Readonly<Record<MediaKind, string>> = {
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  png: 'image/png',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  'mp4-audio': 'audio/mp4',
};

/** As the link shows it again: from this phone, also after a reload. Nothing where it was taken on another phone. */
export const heldUnder = async (answer: string): Promise<Blob | undefined> => {
  const { keepers } = atHand;
  const file = keepers && (await filesOf(keepers.files)).find((one) => one.answer === answer);
  if (!file) return undefined;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const index of file.pieces.keys()) {
    const piece = await readPiece(file.id, index);
    if (!piece) return undefined;
    pieces.push(piece);
  }
  const type = Object.entries(contentTypes).find(([kind]) => kind === file.type)?.[1] ?? '';
  return new Blob(await openPieces(file, pieces), { type });
};

/** A file that is no picture or recording of a kind that the service takes, or too large for it. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly mostBytes: number | undefined;
  constructor(mostBytes?: number) {
    super('the service would not take this file');
    this.mostBytes = mostBytes;
  }
}

export interface Held {
  /** `sha256-` and the hash of the file's bytes. */
  readonly answer: string;
  /** Whether it will be there after a reload; otherwise it is there as long as the page. */
  readonly kept: boolean;
}

/**
 * Takes a file as an answer and keeps it on this phone, sealed piece by piece.
 * @throws NotTaken; Error where the bytes cannot be read, or the page may not make hashes
 */
export const hold = async (blob: Blob): Promise<Held> => {
  const { keepers } = atHand;
  if (!keepers) throw new Error('no link is open');
  const file = await bytesOf(blob);
  const type = mediaKind(new Uint8Array(file, 0, Math.min(16, file.byteLength)));
  if (type === undefined) throw new NotTaken();
  if (file.byteLength > mostBytesOf(type)) throw new NotTaken(mostBytesOf(type));
  const answer = `sha256-${hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', file)))}`;
  const before = (await filesOf(keepers.files)).find((one) => one.answer === answer);
  if (before) return { answer, kept: true };
  const id = randomId();
  let kept = true;
  const sealed = await sealPieces(file, async (index, piece) => {
    kept = (await writePiece(id, index, piece)) && kept;
  });
  const entry: KeptFile = { id, answer, type, bytes: file.byteLength, ...sealed };
  return { answer, kept: (await addFile(keepers.files, entry)) && kept };
};
