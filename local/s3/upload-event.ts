import type { S3Event } from 'aws-lambda';
import { z } from 'zod';

/** The part of s3rver's event that says something; the rest of it is made up. */
const happening = z.object({
  Records: z.tuple([
    z.object({
      eventName: z.string(),
      eventTime: z.string(),
      s3: z.object({
        bucket: z.object({ name: z.string() }),
        object: z.object({
          key: z.string(),
          sequencer: z.string(),
          size: z.number().optional(),
          eTag: z.string().optional(),
        }),
      }),
    }),
  ]),
});

/** As S3 writes a key in its events: escaped like a form field, with "/" left as it is. */
const eventKey = (key: string): string =>
  new URLSearchParams({ k: key }).toString().slice(2).replaceAll('%2F', '/');

/** The event with which S3 calls a function when an object under `prefix` was created; undefined for all else. */
export const uploadEvent = (event: unknown, prefix: string): S3Event | undefined => {
  const [{ eventName, eventTime, s3 }] = happening.parse(event).Records;
  const { key, sequencer, size = 0, eTag = '' } = s3.object;
  if (!eventName.startsWith('ObjectCreated:') || !key.startsWith(prefix)) {
    return;
  }
  const name = s3.bucket.name;
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'local',
        eventTime,
        eventName,
        userIdentity: { principalId: 'local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': sequencer, 'x-amz-id-2': sequencer },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'uploads',
          bucket: { name, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${name}` },
          object: { key: eventKey(key), size, eTag, sequencer },
        },
      },
    ],
  };
};
