import { hasRightCheckDigits, withCheckDigits } from '../../../methods/proof/check-digits.ts';
import { plainDigits } from '../entries/typed-number.ts';

/**
 * The second secret (更正码): cards pass through the hands of those who are judged, so what was answered is shown to nobody who has the card
 * alone. Eighteen digits of chance, which every phone can type, and two that find a slip.
 */
const chanceDigits = 18;
const length = chanceDigits + 2;

/** Undefined where the page may not make hashes: on an address without https. */
export const makeSecret = (): string | undefined => {
  if (typeof crypto === 'undefined' || !crypto.subtle) return undefined;
  let digits = '';
  while (digits.length < chanceDigits) {
    // From 250 on, the last digits would not be equally likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(chanceDigits * 2)))
      if (byte < 250 && digits.length < chanceDigits) digits += String(byte % 10);
  }
  return withCheckDigits(digits);
};

/** In fours, as it is read out and copied. */
export const inFours = (secret: string): readonly string[] => secret.match(/.{1,4}/g) ?? [];

/** What somebody typed as the service knows it; nothing where a digit is wrong or missing. */
export const secretTyped = (typed: string): string | undefined => {
  const digits = plainDigits(typed).replace(/[^0-9]/g, '');
  return digits.length === length && hasRightCheckDigits(digits) ? digits : undefined;
};

/** SHA-256, hexadecimal. */
export const hashOfSecret = async (secret: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
