/**
 * The parts of a workbook, which is a ZIP archive. Its directory stands at its end, so the file is read in ranges and never
 * held whole. What unpacks to more than the directory says, or than a list can be, is refused while it unpacks.
 */
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { RemoteZipReader } from '@cj-tech-master/excelts/archive';
import type { StoredFile } from '../../platform/stored-file.ts';
import { FileUnreadable } from '../file-unreadable.ts';
import { damaged, tooLarge } from './damaged.ts';

export interface ZipParts {
  readonly has: (path: string) => boolean;
  /** A part, unpacked piece by piece. Throws `FileUnreadable` for one that is damaged, or larger than `mostBytes`. */
  readonly read: (path: string, mostBytes: number) => AsyncGenerator<Uint8Array>;
}

const mebibyte = 1024 * 1024;

/** What is asked of the store at once: a directory, or a stretch of a part. */
const largestRange = 16 * mebibyte;
const stretch = 4 * mebibyte;

const stored = 0;
const deflated = 8;

export const openZip = async (file: StoredFile): Promise<ZipParts> => {
  const source = { size: file.size, read: (start: number, end: number) => range(file, start, end) };
  const zip = await RemoteZipReader.fromReader(source).catch((error: unknown) => {
    // Whatever the archive's reader stumbles over is in the file; the store's own failures are no `FileUnreadable`.
    throw fromStore(error) ?? damaged('zip');
  });
  return {
    has: (path) => zip.hasEntry(path),
    read: (path, mostBytes) => {
      const entry = zip.getEntry(path);
      const packed = entry === undefined ? null : zip.getRawCompressedStream(entry, { chunkSize: stretch });
      if (entry === undefined || packed === null) {
        throw damaged(path);
      }
      if (entry.uncompressedSize > mostBytes) {
        throw tooLarge(path);
      }
      return whole(unpacked(packed, entry), entry);
    },
  };
};

type Entry = NonNullable<ReturnType<RemoteZipReader['getEntry']>>;

const unpacked = (
  packed: AsyncIterable<Uint8Array>,
  { isEncrypted, compressionMethod }: Entry,
): AsyncIterable<Uint8Array> => {
  if (isEncrypted || (compressionMethod !== stored && compressionMethod !== deflated)) {
    throw new FileUnreadable('workbook', {
      en: 'it is packed in a way that spreadsheets do not use; save it again as .xlsx, or as CSV',
      zh: '压缩方式不是电子表格常用的，请重新另存为.xlsx或CSV',
    });
  }
  return compressionMethod === stored ? packed : inflated(packed);
};

/** Passes a part on as long as it is what the directory says it is. */
async function* whole(pieces: AsyncIterable<Uint8Array>, entry: Entry): AsyncGenerator<Uint8Array> {
  let length = 0;
  let sum = 0;
  try {
    for await (const piece of pieces) {
      length += piece.length;
      if (length > entry.uncompressedSize) {
        throw damaged(entry.path);
      }
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw fromStore(error) ?? (isPackingError(error) ? damaged(entry.path) : error);
  }
  if (length !== entry.uncompressedSize || sum !== entry.crc32) {
    throw damaged(entry.path);
  }
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  // What goes wrong on the way comes out of `inflate` as its own error.
  pipeline(Readable.from(packed, { objectMode: false }), inflate, () => undefined);
  for await (const piece of inflate) {
    if (piece instanceof Uint8Array) {
      yield piece;
    }
  }
}

/** The archive's reader gives every failure the same look; what the store said must stay what it is. */
class StoreFailed extends Error {}

const fromStore = (error: unknown): unknown => (error instanceof StoreFailed ? error.cause : undefined);

const range = async (file: StoredFile, start: number, end: number): Promise<Uint8Array> => {
  if (start < 0 || end > file.size || end - start > largestRange) {
    throw damaged('zip');
  }
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of start === end ? [] : await file.read(start, end)) {
      pieces.push(piece);
    }
  } catch (error) {
    throw new StoreFailed('the store could not be read', { cause: error });
  }
  return Buffer.concat(pieces);
};

const isPackingError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
