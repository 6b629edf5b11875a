/**
 * A seal hides bytes together with a context that is no secret: only the same context opens them, so that what was sealed for one
 * draw is never taken for that of another. Sealing and opening are two rights: AWS KMS gives them apart (kms:Encrypt, kms:Decrypt).
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { RandomBytes } from './random.ts';
import { clientSettings, type Settings } from './settings.ts';

export type SealContext = Readonly<Record<string, string>>;

export interface Seal {
  /** At most 4096 bytes, the limit of KMS. */
  readonly seal: (bytes: Uint8Array, context: SealContext) => Promise<Uint8Array>;
  /** Throws where the bytes were changed, or sealed with another key or for another context. */
  readonly unseal: (sealed: Uint8Array, context: SealContext) => Promise<Uint8Array>;
}

/** The key service in the cloud; on a laptop a kept key. */
export const openSeal = (settings: Settings, random: RandomBytes): Seal =>
  settings.SEAL_KEY_ARN === undefined
    ? keySeal(settings.SEAL_KEY ?? '', random)
    : serviceSeal(new KMSClient(clientSettings(settings)), settings.SEAL_KEY_ARN);

/** The context enters as EncryptionContext: KMS writes it to its log with every use, and a role can be bound to it. */
export const serviceSeal = (client: KMSClient, KeyId: string): Seal => ({
  seal: async (bytes, context) => {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({ KeyId, Plaintext: bytes, EncryptionContext: context }),
    );
    return present(CiphertextBlob);
  },
  unseal: async (sealed, context) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({ KeyId, CiphertextBlob: sealed, EncryptionContext: context }),
    );
    return present(Plaintext);
  },
});

const present = (bytes: Uint8Array | undefined): Uint8Array => {
  if (bytes === undefined) {
    throw new Error('The key service answered without bytes');
  }
  return bytes;
};

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D): nonce ‖ tag ‖ what is hidden, with the context as associated data. */
const keySeal = (text: string, random: RandomBytes): Seal => {
  const key = Buffer.from(text, 'base64url');
  if (key.length !== 32) {
    throw new Error('SEAL_KEY must be 32 bytes in base64url');
  }
  const hide: Sync = (bytes, context) => {
    const nonce = random(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    cipher.setAAD(associated(context));
    const hidden = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
  };
  const open: Sync = (sealed, context) => {
    const nonce = sealed.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(associated(context));
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    const opened = decipher.update(sealed.subarray(nonceBytes + tagBytes));
    return Buffer.concat([opened, decipher.final()]);
  };
  return {
    seal: (bytes, context) => Promise.resolve(hide(bytes, context)),
    // What does not open rejects, as it does in the cloud.
    unseal: (sealed, context) => Promise.resolve(sealed).then((given) => open(given, context)),
  };
};

type Sync = (bytes: Uint8Array, context: SealContext) => Uint8Array;

const associated = (context: SealContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1))), 'utf8');
