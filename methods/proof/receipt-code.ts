/** A receipt that can be read out over the telephone: 80 bits in Crockford's base 32, in four groups of four. */
import { ProofRefusal } from './refusal.ts';

/** Crockford's alphabet: no I, L, O or U (crockford.com/base32.html). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The first 80 bits of a hash as a receipt, such as `7KQ2-M9TX-04BD-WZ1H`.
 * @throws ProofRefusal `length-not-allowed` if there are fewer than 10 bytes
 */
export const toReceiptCode = (bytes: Uint8Array): string => {
  if (bytes.length < 10) {
    throw new ProofRefusal({
      code: 'length-not-allowed',
      data: { what: 'receipt', expected: 10, found: bytes.length },
    });
  }
  let value = 0n;
  for (const byte of bytes.subarray(0, 10)) value = (value << 8n) | BigInt(byte);
  const digit = (index: number): string => alphabet.charAt(Number((value >> BigInt(75 - 5 * index)) & 31n));
  const group = (index: number): string => [0, 1, 2, 3].map((offset) => digit(4 * index + offset)).join('');
  return [0, 1, 2, 3].map(group).join('-');
};

/**
 * The 10 bytes of a receipt as a person typed it: any case, with or without hyphens and blanks, O read as 0, I and L as 1.
 * @throws ProofRefusal `encoding-not-canonical`
 */
export const fromReceiptCode = (text: string): Uint8Array => {
  const digits = text.toUpperCase().replace(/[-\s]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(digits)) {
    throw new ProofRefusal({ code: 'encoding-not-canonical', data: { encoding: 'receipt', text } });
  }
  let value = 0n;
  for (const digit of digits) value = (value << 5n) | BigInt(alphabet.indexOf(digit));
  return Uint8Array.from({ length: 10 }, (_, index) => Number((value >> BigInt(72 - 8 * index)) & 255n));
};
