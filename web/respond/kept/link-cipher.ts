import { base64url } from '../../page/random-id.ts';
import { bytesOf } from './base64url.ts';

/**
 * Hides what is kept for a link under a key that only the link's token gives, and the token is never stored. So one
 * link's answers cannot be shown for another on a shared phone, nor be read by who searches its storage.
 */
export interface LinkCipher {
  /** Where things of this link are kept: tells nothing about the token. */
  readonly name: string;
  readonly hide: (text: string) => Promise<string>;
  /** Nothing where the text was not hidden by this link. */
  readonly show: (hidden: string) => Promise<string | undefined>;
}

const nonceLength = 12;

const encoder = new TextEncoder();

/** AES-256-GCM under HKDF-SHA256 of the token; undefined where the page is not in a secure context and may not encrypt. */
export const cipherOf = async (token: string): Promise<LinkCipher | undefined> => {
  if (typeof crypto === 'undefined' || !crypto.subtle) return undefined;
  const { subtle } = crypto;
  const secret = await subtle.importKey('raw', encoder.encode(token), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  const named = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode(info),
  });
  const key = await subtle.deriveKey(
    named('zhenping/kept-key/v1'),
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const name = await subtle.deriveBits(named('zhenping/kept-name/v1'), secret, 128);
  return {
    name: base64url(new Uint8Array(name)),
    hide: async (text) => {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
      const hidden = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, encoder.encode(text));
      return `${base64url(nonce)}.${inPieces(new Uint8Array(hidden))}`;
    },
    show: async (hidden) => {
      const [nonce = '', rest = ''] = hidden.split('.');
      try {
        const iv = bytesOf(nonce);
        return new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv }, key, bytesOf(rest)));
      } catch {
        return;
      }
    },
  };
};

/** A large form is more bytes than a call has room for arguments. */
const pieceLength = 0x6000;

const inPieces = (bytes: Uint8Array): string => {
  let text = '';
  // The length is a multiple of three, so the pieces have no padding between them.
  for (let at = 0; at < bytes.length; at += pieceLength)
    text += base64url(bytes.subarray(at, at + pieceLength));
  return text;
};

/** Twelve bytes as base64url. */
const nonceCharacters = 16;

/** What was hidden as base64url alone, as the service keeps it: the nonce is always as long. */
export const asBase64url = (hidden: string): string => hidden.replace('.', '');

export const fromBase64url = (text: string): string =>
  `${text.slice(0, nonceCharacters)}.${text.slice(nonceCharacters)}`;
