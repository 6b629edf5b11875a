import { base64url } from '../../page/random-id.ts';
import { bytesOf } from './base64url.ts';

/**
 * Seals a text so that only the service can open it: HPKE (RFC 9180), base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
 * AES-128-GCM, by what browsers of 2018 bring with them. Libraries for it are written in a later language; one of them opens
 * on the other side.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** Says what the boxes are for; the service says the same when it opens them. */
const purpose = 'zhenping/sealed-response/v1';

const text = (ascii: string): Bytes => Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));

const joined = (...parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** KEM 0x0010; with KDF 0x0001 and AEAD 0x0001 the whole suite. */
const kemId = joined(text('KEM'), Uint8Array.of(0, 0x10));
const suiteId = joined(text('HPKE'), Uint8Array.of(0, 0x10, 0, 1, 0, 1));
const version = text('HPKE-v1');
const none: Bytes = new Uint8Array();
const baseMode = Uint8Array.of(0);

/** An empty key of HMAC is the same as one of zeros (RFC 2104), and browsers refuse the empty one. */
const zeros = new Uint8Array(32);

const hmac = async (key: Bytes, message: Bytes): Promise<Bytes> => {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
};

/** LabeledExtract (RFC 9180 §4). */
const extract = (id: Bytes, salt: Bytes, label: string, material: Bytes): Promise<Bytes> =>
  hmac(salt, joined(version, id, text(label), material));

/** LabeledExpand (RFC 9180 §4), for at most the 32 bytes that one round gives. */
const expand = async (id: Bytes, key: Bytes, label: string, info: Bytes, length: number): Promise<Bytes> => {
  const labelled = joined(Uint8Array.of(0, length), version, id, text(label), info, Uint8Array.of(1));
  return (await hmac(key, labelled)).slice(0, length);
};

/** Encap (RFC 9180 §4.1): a fresh key pair, and the secret that it shares with the service. */
const encapsulated = async (
  recipient: Bytes,
): Promise<{ readonly shared: Bytes; readonly encapsulation: Bytes }> => {
  const { subtle } = crypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await subtle.importKey('raw', recipient, curve, false, []);
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const encapsulation = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const point = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const key = await extract(kemId, zeros, 'eae_prk', new Uint8Array(point));
  const shared = await expand(kemId, key, 'shared_secret', joined(encapsulation, recipient), 32);
  return { shared, encapsulation };
};

/**
 * @param publicKey the service's, an uncompressed point in base64url
 * @returns base64url of the encapsulated key (65 bytes) and the ciphertext
 * @throws where the browser may not encrypt, or the key is none
 */
export const sealTo = async (publicKey: string, message: string): Promise<string> => {
  const { shared, encapsulation } = await encapsulated(bytesOf(publicKey));
  const context = joined(
    baseMode,
    await extract(suiteId, zeros, 'psk_id_hash', none),
    await extract(suiteId, zeros, 'info_hash', text(purpose)),
  );
  const secret = await extract(suiteId, shared, 'secret', none);
  const keyBytes = await expand(suiteId, secret, 'key', context, 16);
  const nonce = await expand(suiteId, secret, 'base_nonce', context, 12);
  const key = await crypto.subtle.importKey('raw', keyBytes, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    key,
    new TextEncoder().encode(message),
  );
  return base64url(joined(encapsulation, new Uint8Array(sealed)));
};
