import type { StoredFile } from '../../../api/platform/stored-file.ts';

/** A file as the store gives it, in pieces of at most `piece` bytes. */
export const fileOf = (bytes: Uint8Array, version = 'one', piece = bytes.length): StoredFile => ({
  size: bytes.length,
  version,
  read: (from = 0, to = bytes.length) => Promise.resolve(piecesOf(bytes.subarray(from, to), piece)),
});

async function* piecesOf(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) {
    yield await Promise.resolve(bytes.subarray(at, at + piece));
  }
}
