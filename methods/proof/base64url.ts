import { ProofRefusal } from './refusal.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648 section 5 without padding; 16 bytes give 22 characters. */
export const toBase64url = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held & 0x3f) << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) text += alphabet.charAt((held >> (bits - 6)) & 63);
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (6 - bits)) & 63);
};

/**
 * The bytes of unpadded base64url text. Left-over bits must be zero: one text for one value.
 * @throws ProofRefusal `encoding-not-canonical`
 */
export const fromBase64url = (text: string): Uint8Array => {
  const refuse = (): never => {
    throw new ProofRefusal({ code: 'encoding-not-canonical', data: { encoding: 'base64url', text } });
  };
  if (text.length % 4 === 1) refuse();
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) refuse();
    held = ((held & 0xff) << 6) | digit;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) refuse();
  return bytes;
};
