import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { clientSettings, type FilesSettings } from './settings.ts';

/** What a PUT must carry: `content-type`, `content-length`, and `x-amz-checksum-sha256` (base64), by which S3 checks the bytes. */
export interface ExactContent {
  readonly contentType: string;
  readonly bytes: number;
  readonly checksum: string;
}

/** Large files: a client puts them by a signed address, a worker reads them as a stream. */
export interface ObjectStore {
  /** An address that takes one PUT of this object within the next 15 minutes. */
  readonly uploadUrl: (key: string) => Promise<string>;
  /** An address that takes these bytes and no others: their length, type and checksum are part of its signature. */
  readonly exactUploadUrl: (key: string, content: ExactContent) => Promise<string>;
  /** The object's bytes, piece by piece; each call starts from the beginning. */
  readonly read: (key: string) => Promise<AsyncIterable<Uint8Array>>;
  readonly write: (key: string, body: string | Uint8Array, contentType: string) => Promise<void>;
  readonly exists: (key: string) => Promise<boolean>;
  /** What is not there any more is no fault. */
  readonly remove: (keys: readonly string[]) => Promise<void>;
  /** An address from which this object can be fetched within the next 15 minutes. */
  readonly downloadUrl: (key: string) => Promise<string>;
}

const addressSeconds = 900;

export const openObjects = (settings: FilesSettings): ObjectStore => {
  const client = new S3Client({
    ...clientSettings(settings),
    // A signed address must not demand a checksum that a browser or curl does not send.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(settings.S3_ENDPOINT === undefined ? {} : { endpoint: settings.S3_ENDPOINT, forcePathStyle: true }),
  });
  const Bucket = settings.BUCKET_NAME;
  return {
    uploadUrl: (key) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket, Key: key }), { expiresIn: addressSeconds }),
    exactUploadUrl: (key, { contentType, bytes, checksum }) =>
      getSignedUrl(
        client,
        new PutObjectCommand({
          Bucket,
          Key: key,
          ContentType: contentType,
          ContentLength: bytes,
          ChecksumSHA256: checksum,
        }),
        {
          expiresIn: addressSeconds,
          signableHeaders: new Set(['host', 'content-type', 'content-length']),
          // In the address a checksum would be nothing that S3 compares with the bytes.
          unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
        },
      ),
    read: async (key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
      if (Body === undefined) {
        throw new Error(`The object ${key} has no body`);
      }
      return Body.transformToWebStream();
    },
    write: async (key, body, contentType) => {
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: body, ContentType: contentType }));
    },
    exists: async (key) => {
      try {
        await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        return true;
      } catch (error) {
        // To those who may not list a bucket, S3 says "forbidden" of what is not there.
        if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) {
          return false;
        }
        throw error;
      }
    },
    remove: async (keys) => {
      await Promise.all(keys.map((Key) => client.send(new DeleteObjectCommand({ Bucket, Key }))));
    },
    downloadUrl: (key) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket, Key: key }), { expiresIn: addressSeconds }),
  };
};
