import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings, type Settings } from './settings.ts';

/**
 * An object in the version that it had when it was opened. It may be read again and again, whole or in part, and is the same
 * each time: a reading throws once another version has taken its place.
 */
export interface StoredFile {
  /** In bytes. */
  readonly size: number;
  /** Differs where the content does. */
  readonly version: string;
  /** The bytes from `from` up to, but not including, `to`; the whole file without them. */
  readonly read: (from?: number, to?: number) => Promise<AsyncIterable<Uint8Array>>;
}

export type OpenFile = (key: string) => Promise<StoredFile>;

export const openFiles = (settings: Settings): OpenFile => {
  const client = new S3Client({
    ...clientSettings(settings),
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(settings.S3_ENDPOINT === undefined ? {} : { endpoint: settings.S3_ENDPOINT, forcePathStyle: true }),
  });
  return async (key) => {
    const object = { Bucket: settings.BUCKET_NAME, Key: key };
    const { ETag: version, ContentLength: size } = await client.send(new HeadObjectCommand(object));
    if (version === undefined || size === undefined) {
      throw new Error(`The object ${key} has no version or no size`);
    }
    return {
      size,
      version,
      read: async (from = 0, to = size) => {
        // A range of an object without bytes cannot be asked for.
        const range = from === 0 && to >= size ? {} : { Range: `bytes=${from}-${Math.min(to, size) - 1}` };
        const { Body, ETag } = await client.send(new GetObjectCommand({ ...object, ...range }));
        if (Body === undefined || ETag !== version) {
          throw new Error(`The object ${key} was replaced while it was read`);
        }
        return Body.transformToWebStream();
      },
    };
  };
};
