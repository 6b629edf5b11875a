import { KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openSeal, type Seal, serviceSeal } from '../../../api/platform/seal.ts';
import { readSettings } from '../../../api/platform/settings.ts';
import { localVariables } from './local-variables.ts';
import { loopback, standingIn } from './loopback.ts';

/** Counts up, so that two nonces differ and every run is the same. */
const counting = () => {
  let next = 0;
  return (count: number): Uint8Array => Uint8Array.from({ length: count }, () => (next++ * 7) % 256);
};

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64url');
const onLaptop = (fill = 1): Seal =>
  openSeal(readSettings({ ...localVariables, SEAL_KEY: key(fill) }), counting());

const secret = Uint8Array.from({ length: 96 }, (_, index) => index);
const draw = { campaign: 'c1', draw: '1' };

const fields = z.object({
  KeyId: z.string(),
  Plaintext: z.string().optional(),
  CiphertextBlob: z.string().optional(),
  EncryptionContext: z.record(z.string(), z.string()),
});
const hidden = z.object({ plaintext: z.string(), context: z.record(z.string(), z.string()) });

/** Stands in for KMS, by its API reference: Encrypt and Decrypt, and InvalidCiphertextException for another context. */
const keyService = () =>
  loopback((body, request, response) => {
    const { KeyId, Plaintext, CiphertextBlob, EncryptionContext } = fields.parse(body);
    const context = Object.fromEntries(Object.entries(EncryptionContext).sort());
    const tell = (status: number, answer: unknown) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(answer));
    if (request.headers['x-amz-target'] === 'TrentService.Encrypt') {
      const blob = Buffer.from(JSON.stringify({ plaintext: Plaintext, context })).toString('base64');
      return tell(200, { KeyId, CiphertextBlob: blob });
    }
    const kept = hidden.parse(JSON.parse(Buffer.from(CiphertextBlob ?? '', 'base64').toString('utf8')));
    return JSON.stringify(kept.context) === JSON.stringify(context)
      ? tell(200, { KeyId, Plaintext: kept.plaintext })
      : tell(400, { __type: 'InvalidCiphertextException' });
  });

const inCloud = async (): Promise<Seal> =>
  serviceSeal(new KMSClient(standingIn(await keyService())), 'arn:aws:kms:local:0:key/seal');

describe.each<[string, () => Seal | Promise<Seal>]>([
  ['on a laptop', onLaptop],
  ['by the key service', inCloud],
])('a seal %s', (_where, open) => {
  test('opens for the context for which it was made, in whatever order that is written', async () => {
    const { seal, unseal } = await open();
    const sealed = await seal(secret, draw);
    expect(Uint8Array.from(await unseal(sealed, draw))).toEqual(secret);
    expect(Uint8Array.from(await unseal(sealed, { draw: '1', campaign: 'c1' }))).toEqual(secret);
  });

  test.each([
    { campaign: 'c2', draw: '1' },
    { campaign: 'c1', draw: '2' },
    { campaign: 'c1' },
    { campaign: 'c1', draw: '1', more: '' },
    {},
  ])('does not open for %o', async (other) => {
    const { seal, unseal } = await open();
    await expect(unseal(await seal(secret, draw), other)).rejects.toThrow();
  });
});

describe('a seal on a laptop', () => {
  test('is AES-256-GCM over the context, as another implementation opens it', async () => {
    const sealed = await onLaptop().seal(secret, draw);
    const imported = await crypto.subtle.importKey('raw', Buffer.alloc(32, 1), 'AES-GCM', false, ['decrypt']);
    // WebCrypto expects the tag at the end.
    const opened = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: Buffer.from(sealed.subarray(0, 12)),
        additionalData: Buffer.from('[["campaign","c1"],["draw","1"]]'),
      },
      imported,
      Buffer.concat([sealed.subarray(28), sealed.subarray(12, 28)]),
    );
    expect(new Uint8Array(opened)).toEqual(secret);
  });

  test('differs each time, opens with no other key, and with no bit changed', async () => {
    const { seal, unseal } = onLaptop();
    const [one, two] = [await seal(secret, draw), await seal(secret, draw)];
    expect(one).not.toEqual(two);
    await expect(onLaptop(2).unseal(one, draw)).rejects.toThrow();
    for (const place of [0, 11, 12, 27, 28, one.length - 1]) {
      const changed = Uint8Array.from(one, (byte, index) => (index === place ? byte ^ 1 : byte));
      await expect(unseal(changed, draw)).rejects.toThrow();
    }
    await expect(unseal(one.subarray(0, 20), draw)).rejects.toThrow();
    await expect(unseal(new Uint8Array(), draw)).rejects.toThrow();
  });

  test.each([[undefined], [''], [Buffer.alloc(31, 1).toString('base64url')]])(
    'needs a key of 32 bytes: %s',
    (given) => {
      const read = readSettings({ ...localVariables, ...(given === undefined ? {} : { SEAL_KEY: given }) });
      expect(() => openSeal(read, counting())).toThrow('SEAL_KEY must be 32 bytes in base64url');
    },
  );
});

describe('in the cloud', () => {
  const cloud = { ...localVariables, STAGE: 'prod', LINK_KEY_SECRET_ARN: 'arn:aws:secretsmanager:x' };

  test('there is no other seal than the key service’s', () => {
    const wrong = 'SEAL_KEY is for stage local only; set SEAL_KEY_ARN';
    expect(() => readSettings(cloud)).toThrow(wrong);
    expect(() => readSettings({ ...cloud, SEAL_KEY: key(1) })).toThrow(wrong);
    expect(() => readSettings({ ...cloud, SEAL_KEY: key(1), SEAL_KEY_ARN: 'arn:aws:kms:x' })).toThrow(wrong);
    expect(readSettings({ ...cloud, SEAL_KEY_ARN: 'arn:aws:kms:x' }).SEAL_KEY_ARN).toBe('arn:aws:kms:x');
  });
});
