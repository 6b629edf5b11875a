import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Event } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { startObjectStore } from '../../local/object-store.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const credentials = { accessKeyId: 'localkey', secretAccessKey: 'localsecret' };
const Bucket = 'zhenping-files';

const open = async (onUpload?: (event: S3Event) => Promise<void>) => {
  const events: S3Event[] = [];
  const lines: string[] = [];
  const store = await startObjectStore({
    directory: temporaryDirectory(),
    bucketName: Bucket,
    credentials,
    print: (line) => lines.push(line),
    firstPauseMilliseconds: 1,
    onUpload: async (event) => {
      events.push(event);
      await onUpload?.(event);
    },
  });
  const client = new S3Client({
    endpoint: store.endpoint,
    region: 'local',
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  onTestFinished(async () => {
    client.destroy();
    await store.stop();
  });
  const signed = (Key: string) =>
    getSignedUrl(client, new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 });
  const read = async (Key: string) =>
    (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
  return { store, client, events, lines, signed, read };
};

test('a file put to a signed address is stored and calls the handler with its key as S3 writes it', async () => {
  const { events, signed, read } = await open();
  const key = 'uploads/frame 1/花垣县+.csv';
  const body = `编码,村名\n${'433124100200,边城村\n'.repeat(40_000)}`;
  const answer = await fetch(await signed(key), { method: 'PUT', body });
  expect(answer.status).toBe(200);
  await eventually('the handler is called', () => events.length === 1);
  expect(events[0]?.Records[0]).toMatchObject({
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    // As a form field: a space is "+", a plus is "%2B", 花 is E8 8A B1 in UTF-8.
    s3: {
      bucket: { name: Bucket },
      object: { key: 'uploads/frame+1/%E8%8A%B1%E5%9E%A3%E5%8E%BF%2B.csv', size: Buffer.byteLength(body) },
    },
  });
  expect(await read(key)).toBe(body);
});

test('the handler finds the whole file when it is called', async () => {
  const sizes: number[] = [];
  const opened = await open(async (event) => {
    const text = await opened.read(decodeURIComponent(event.Records[0]?.s3.object.key ?? ''));
    sizes.push(text?.length ?? 0);
  });
  const body = 'x'.repeat(3_000_000);
  for (const name of ['a', 'b', 'c']) {
    await fetch(await opened.signed(`uploads/${name}`), { method: 'PUT', body });
  }
  await eventually('all are handled', () => sizes.length === 3);
  expect(sizes).toEqual([3_000_000, 3_000_000, 3_000_000]);
});

test('objects elsewhere are stored and call nobody', async () => {
  const { client, events, read } = await open();
  await client.send(new PutObjectCommand({ Bucket, Key: 'exports/a.csv', Body: 'a' }));
  expect(await read('exports/a.csv')).toBe('a');
  expect(events).toEqual([]);
});

test('an address for one object opens no other, and nothing opens without a signature', async () => {
  const { store, signed, events } = await open();
  const address = await signed('uploads/mine');
  const put = async (url: string) => (await fetch(url, { method: 'PUT', body: 'x' })).status;
  expect(await put(address.replace('mine', 'yours'))).toBe(403);
  expect(await put(`${store.endpoint}/${Bucket}/uploads/mine`)).toBe(403);
  expect((await fetch(address)).status).toBe(403);
  expect(events).toEqual([]);
});

test('a page of another origin may put to a signed address', async () => {
  const { signed } = await open();
  const origin = { origin: 'http://127.0.0.1:4700' };
  const question = await fetch(await signed('uploads/a'), {
    method: 'OPTIONS',
    headers: {
      ...origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(question.status).toBe(200);
  expect(question.headers.get('access-control-allow-origin')).toBe('*');
  expect(question.headers.get('access-control-allow-headers')).toBe('content-type');
});

test('an upload in chunks with framing is refused, never stored with its framing', async () => {
  const { store } = await open();
  // The default of the S3 client for a body that it cannot look at beforehand.
  const framing = new S3Client({
    endpoint: store.endpoint,
    region: 'local',
    forcePathStyle: true,
    credentials,
  });
  onTestFinished(() => framing.destroy());
  const put = new PutObjectCommand({ Bucket, Key: 'a', Body: Readable.from(['a']), ContentLength: 1 });
  await expect(framing.send(put)).rejects.toThrow('WHEN_REQUIRED');
});

test('a failing handler is called three times, then one line names the upload', async () => {
  const { events, lines, signed } = await open(() => Promise.reject(new Error('no table')));
  await fetch(await signed('uploads/a'), { method: 'PUT', body: 'a' });
  await eventually('it is given up', () => lines.length === 1);
  expect(events).toHaveLength(3);
  expect(lines[0]).toBe('The upload uploads/a could not be handled: Error: no table');
});
