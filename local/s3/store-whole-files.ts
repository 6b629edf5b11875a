import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly content: Readable | Buffer;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The store behind s3rver, as far as we use it. */
export interface FileStore {
  putObject: (object: StoredObject) => Promise<{ size: number; md5: string }>;
  putMetadata(bucket: string, key: string, metadata: StoredObject['metadata'], md5: string): Promise<void>;
  getResourcePath(bucket: string, key: string, resource: 'object'): string;
}

/**
 * s3rver reports an object as stored while its last bytes are still on their way to the disk, so a reader that is quick
 * sees half a file, and a broken upload leaves one. Here an object appears under its name once it is there to its end.
 */
export const storeWholeFiles = (store: FileStore): void => {
  store.putObject = async ({ bucket, key, content, metadata }) => {
    const path = store.getResourcePath(bucket, key, 'object');
    await mkdir(dirname(path), { recursive: true });
    const hash = createHash('md5');
    let size = 0;
    const measured = async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    };
    const source = Buffer.isBuffer(content) ? Readable.from([content]) : content;
    await pipeline(source, measured, createWriteStream(`${path}.part`));
    await rename(`${path}.part`, path);
    const md5 = hash.digest('hex');
    await store.putMetadata(bucket, key, metadata, md5);
    return { size, md5 };
  };
};
