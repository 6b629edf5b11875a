import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type MediaKind, mediaPieceBytes, mostBytesOf } from '../../methods/questionnaire/media-kind.ts';
import type { Context } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { deviceIdPattern } from '../teams/device.ts';
import { mediaTypes } from './media.ts';
import { isWellFormedMedia } from './media-hash.ts';

/** By which AES-GCM makes a piece longer. */
const tagBytes = 16;

const isType = (name: string): name is MediaKind => Object.hasOwn(mediaTypes, name);

/**
 * Goes with each file, sealed like answers: whose it is, what it must be, and the key of its pieces. The phone that carries
 * the pieces can read neither them nor this.
 */
const sentNote = z.object({
  token: z.string().max(300),
  /** As in the answer. */
  hash: z.string().refine(isWellFormedMedia),
  type: z.string().refine(isType),
  bytes: z.int().min(1),
  /** 32 bytes in base64url, made for this file alone. */
  key: z.string().regex(/^[\w-]{43}$/),
  /** SHA-256 of each sealed piece, in base64. */
  pieces: z.array(z.string().regex(/^[\w+/]{43}=$/)).min(1),
  deviceId: z.string().regex(deviceIdPattern).nullish(),
});
export type MediaNote = z.infer<typeof sentNote>;

/** @throws Refusal `sealed-unreadable` where it is no note of ours, `input-invalid` where the file is too large */
export const openNote = async (
  { sealedBox }: Pick<Context, 'sealedBox'>,
  sealed: string,
): Promise<MediaNote> => {
  const read = sentNote.safeParse(parsed((await sealedBox.open(sealed)) ?? ''));
  if (!read.success || read.data.pieces.length !== Math.ceil(read.data.bytes / mediaPieceBytes)) {
    throw refusal('sealed-unreadable');
  }
  const mostBytes = mostBytesOf(read.data.type);
  if (read.data.bytes > mostBytes) {
    throw refusalWith('input-invalid', [
      {
        field: 'bytes',
        reason: { en: `at most ${mostBytes} bytes are taken`, zh: `最多 ${mostBytes} 字节` },
      },
    ]);
  }
  return read.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
};

/** Of the sealed piece. */
export const lengthOfPiece = ({ bytes }: MediaNote, index: number): number =>
  Math.min(mediaPieceBytes, bytes - index * mediaPieceBytes) + tagBytes;

/** Where the pieces lie until the last has come: under the hash of what they are, so that no other file can take their place. */
export const pieceKeys = (note: MediaNote, campaignId: string, village: string): readonly string[] => {
  const set = createHash('sha256').update(note.pieces.join()).digest('hex');
  return note.pieces.map((_checksum, index) => `arriving/${campaignId}/${village}/${set}/${index}`);
};

/**
 * A piece as it was before it was sealed: AES-256-GCM, with the piece's number as the nonce. That no piece is left out or put
 * elsewhere is told by the hash of the whole.
 */
export const openPiece = async (note: MediaNote, index: number, sealed: Uint8Array<ArrayBuffer>) => {
  const key = await crypto.subtle.importKey('raw', Buffer.from(note.key, 'base64url'), 'AES-GCM', false, [
    'decrypt',
  ]);
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(8, index);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
};
