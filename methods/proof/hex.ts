import { bytesToHex } from '@noble/hashes/utils.js';
import { ProofRefusal } from './refusal.ts';

/** Lower-case hex, two digits a byte: the one way in which bytes enter a canonical array. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/**
 * The bytes of lower-case hex text; one text for one value, so upper case is refused.
 * @param length number of bytes expected; absent: any
 * @throws ProofRefusal `encoding-not-canonical`, `length-not-allowed`
 */
export const fromHex = (text: string, length?: number): Uint8Array => {
  if (!/^([0-9a-f]{2})*$/.test(text))
    throw new ProofRefusal({ code: 'encoding-not-canonical', data: { encoding: 'hex', text } });
  const found = text.length / 2;
  if (length !== undefined && found !== length) {
    throw new ProofRefusal({ code: 'length-not-allowed', data: { what: 'hex', expected: length, found } });
  }
  return Uint8Array.from({ length: found }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
};

/**
 * Lower-case hex of a value that must have 32 bytes (a hash, key, salt or secret).
 * @throws ProofRefusal `length-not-allowed`
 */
export const hexOf32 = (what: string, bytes: Uint8Array): string => {
  if (bytes.length !== 32) {
    throw new ProofRefusal({ code: 'length-not-allowed', data: { what, expected: 32, found: bytes.length } });
  }
  return toHex(bytes);
};
