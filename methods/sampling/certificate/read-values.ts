/** The single values of a certificate, each in the one form that it is allowed. */
import { isId } from '../../proof/canonical.ts';
import { momentOf } from './moment.ts';
import { notAllowed, type Place } from './place.ts';

const textWhere =
  (expected: string, holds: (text: string) => boolean) =>
  (place: Place): string => {
    const { value } = place;
    if (typeof value !== 'string' || !holds(value)) throw notAllowed(place, expected);
    return value;
  };

const hexOf = (bytes: number) => {
  const pattern = new RegExp(`^[0-9a-f]{${2 * bytes}}$`);
  return textWhere(`${bytes} bytes in lower-case hex`, (text) => pattern.test(text));
};

export const id = textWhere('an id: 1 to 64 characters of 0-9 A-Z a-z . _ : -', isId);
export const hex32 = hexOf(32);
export const signatureHex = hexOf(64);

export const publicKeyHex = textWhere('a P-256 point, not compressed: 65 bytes in lower-case hex', (text) =>
  /^04[0-9a-f]{128}$/.test(text),
);

export const moment = textWhere(
  'a moment such as 2026-03-01T08:00:00.000Z',
  (text) => momentOf(text) !== undefined,
);

/** Text in Unicode NFC, so that what is shown is what was hashed. */
export const text = textWhere(
  'well-formed text in Unicode NFC',
  (value) => value.isWellFormed() && value.normalize('NFC') === value,
);

export const filledText = textWhere(
  'well-formed text in Unicode NFC, not empty, of at most 1,000 characters',
  (value) => value !== '' && value.length <= 1000 && value.isWellFormed() && value.normalize('NFC') === value,
);

/** A whole number as decimal text, not negative: parts of probabilities and sums of sizes. */
export const decimal = textWhere('a whole number in decimal text', (value) =>
  /^(0|[1-9][0-9]{0,79})$/.test(value),
);

/** A whole number from `least` to `most`. */
export const whole = (place: Place, least: number, most = Number.MAX_SAFE_INTEGER): number => {
  const { value } = place;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
    throw notAllowed(place, `a whole number from ${least} to ${most}`);
  }
  return value;
};

export const oneOf = <Word extends string>(place: Place, words: readonly Word[]): Word => {
  const word = words.find((each) => each === place.value);
  if (word === undefined) throw notAllowed(place, `one of ${words.join(', ')}`);
  return word;
};
