import { createHash } from 'node:crypto';
import { mediaKind } from '../../methods/questionnaire/media-kind.ts';
import type { Context } from '../context.ts';
import type { ObjectStore } from '../platform/objects.ts';
import { refusal } from '../refusals.ts';
import { mediaTypes } from './media.ts';
import { type MediaNote, openPiece } from './media-note.ts';
import { takenMedia } from './request-media-upload.ts';

/**
 * Puts the pieces of a file together once all have come. Here the whole file is seen for the first time: that its hash is the
 * one of the answer, and that it begins as its kind must. Whatever is refused is deleted; asked again, it does no harm.
 */
export const completeMediaUpload = async (context: Context, sealed: string): Promise<void> => {
  const { note, key, pieces } = await takenMedia(context, sealed);
  const { objects } = context;
  if (await objects.exists(key)) {
    return;
  }
  const there = await Promise.all(pieces.map(objects.exists));
  if (there.includes(false)) {
    throw refusal('media-incomplete');
  }
  const file = await openedFile(objects, note, pieces);
  if (file === undefined || mediaKind(file) !== note.type || hashOf(file) !== note.hash) {
    await objects.remove(pieces);
    throw refusal('media-not-as-announced');
  }
  await objects.write(key, file, mediaTypes[note.type]);
  await objects.remove(pieces);
};

const hashOf = (file: Uint8Array): string => `sha256-${createHash('sha256').update(file).digest('hex')}`;

/** Nothing where the pieces were not made with this key or not of this length. */
const openedFile = async (
  objects: ObjectStore,
  note: MediaNote,
  pieces: readonly string[],
): Promise<Uint8Array | undefined> => {
  const file = Buffer.alloc(note.bytes);
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const sealed = await wholeOf(await objects.read(piece));
    try {
      const opened = await openPiece(note, index, sealed);
      file.set(opened, at);
      at += opened.length;
    } catch {
      return;
    }
  }
  return at === note.bytes ? file : undefined;
};

const wholeOf = async (parts: AsyncIterable<Uint8Array>): Promise<Buffer<ArrayBuffer>> => {
  const read: Uint8Array[] = [];
  for await (const part of parts) {
    read.push(part);
  }
  return Buffer.concat(read);
};
