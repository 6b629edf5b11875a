/**
 * The parts of a workbook, which is a ZIP archive. A few kilobytes can be made to unpack to gigabytes: what unpacks to more than
 * its directory says, or than a form can need, is refused while it unpacks.
 */
import { BufferReader, crc32, createInflateStream, RemoteZipReader } from '@cj-tech-master/excelts/archive';
import { WorkbookError, type WorkbookReason } from './workbook-error.ts';

export interface ZipParts {
  readonly has: (path: string) => boolean;
  /** The bytes of a part. Throws `WorkbookError`. */
  readonly read: (path: string) => Promise<Uint8Array>;
}

const mebibyte = 1024 * 1024;
/** A form with pictures of no use to it is still smaller; the choices of a country take two. */
const largestFile = 16 * mebibyte;
const largestPart = 64 * mebibyte;
const largestWhole = 128 * mebibyte;

const stored = 0;
const deflated = 8;

/** How files begin that spreadsheets of before 2007, and encrypted ones of today, are kept in: [MS-CFB] 2.2. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

export const openZip = async (bytes: Uint8Array): Promise<ZipParts> => {
  if (beginsWith(bytes, compoundFile)) throw new WorkbookError('old-workbook');
  if (!beginsWith(bytes, [0x50, 0x4b])) throw new WorkbookError('no-workbook');
  if (bytes.length > largestFile) throw new WorkbookError('too-large');
  const zip = await RemoteZipReader.fromReader(new BufferReader(bytes)).catch((cause: unknown) => {
    throw new WorkbookError('damaged', 'zip', { cause });
  });
  let left = largestWhole;
  return {
    has: (path) => zip.hasEntry(path),
    read: async (path) => {
      const entry = zip.getEntry(path);
      if (entry === undefined) throw new WorkbookError('damaged', path);
      const { compressionMethod: method, uncompressedSize: size } = entry;
      const refused = reasonAgainst(entry, left);
      if (refused !== undefined) throw new WorkbookError(refused, path);
      left -= size;
      const packed = await zip.getRawCompressedData(entry).catch((cause: unknown) => {
        throw new WorkbookError('damaged', path, { cause });
      });
      if (packed === null) throw new WorkbookError('damaged', path);
      const whole = method === stored ? packed : await inflated(packed, size, path);
      if (whole.length !== size || crc32(whole) !== entry.crc32) throw new WorkbookError('damaged', path);
      return whole;
    },
  };
};

type Entry = NonNullable<ReturnType<RemoteZipReader['getEntry']>>;

const reasonAgainst = (
  { isEncrypted, compressionMethod, uncompressedSize }: Entry,
  left: number,
): WorkbookReason | undefined => {
  if (isEncrypted) return 'encrypted';
  if (compressionMethod !== stored && compressionMethod !== deflated) return 'damaged';
  return uncompressedSize > largestPart || uncompressedSize > left ? 'too-large' : undefined;
};

const inflated = (packed: Uint8Array, size: number, path: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const stream = createInflateStream();
    const whole = new Uint8Array(size);
    let length = 0;
    const refuse = (cause?: unknown): void => reject(new WorkbookError('damaged', path, { cause }));
    stream.on('data', (piece: Uint8Array) => {
      if (length + piece.length > size) {
        stream.destroy();
        refuse();
        return;
      }
      whole.set(piece, length);
      length += piece.length;
    });
    stream.on('end', () => resolve(whole.subarray(0, length)));
    stream.on('error', refuse);
    stream.write(packed);
    stream.end();
  });
