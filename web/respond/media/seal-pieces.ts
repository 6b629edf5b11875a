import { mediaPieceBytes } from '../../../methods/questionnaire/media-kind.ts';
import { base64url } from '../../page/random-id.ts';
import { bytesOf } from '../kept/base64url.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What opens the pieces of a file, and by what each is known. */
export interface SealedPieces {
  /** 32 bytes in base64url, made for this file alone. */
  readonly key: string;
  /** SHA-256 of each sealed piece, in base64. */
  readonly pieces: readonly string[];
}

const base64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/**
 * Cuts a file into pieces and hides each under a key made for the file: AES-256-GCM with the number of the piece as nonce.
 * @param take is given one piece after another
 */
export const sealPieces = async (
  file: ArrayBuffer,
  take: (index: number, piece: Bytes) => Promise<void>,
): Promise<SealedPieces> => {
  const { subtle } = crypto;
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const pieces: string[] = [];
  for (let at = 0; at < file.byteLength; at += mediaPieceBytes) {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(8, pieces.length);
    const plain = new Uint8Array(file.slice(at, at + mediaPieceBytes));
    const piece = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
    await take(pieces.length, piece);
    pieces.push(base64(new Uint8Array(await subtle.digest('SHA-256', piece))));
  }
  return { key: base64url(raw), pieces };
};

/** The file again, for the one who took it. @throws where the key is another's or a piece was changed */
export const openPieces = async ({ key }: SealedPieces, pieces: readonly Bytes[]): Promise<ArrayBuffer[]> => {
  const opening = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['decrypt']);
  return Promise.all(
    pieces.map((piece, index) => {
      const iv = new Uint8Array(12);
      new DataView(iv.buffer).setUint32(8, index);
      return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, opening, piece);
    }),
  );
};
