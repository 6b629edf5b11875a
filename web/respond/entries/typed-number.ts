import type { Answer } from '../../../methods/questionnaire/form.ts';

/** The zeros of the digits that keyboards of China and its neighbours type: Arabic, Persian, Tibetan, Mongolian, full width. */
const ZEROS = [0x660, 0x6f0, 0xf20, 0x1810, 0xff10];

const plainDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
};

/** Digits, points and minus signs as programs write them, whatever script they were typed in. */
export const plainDigits = (typed: string): string =>
  typed
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0f20-\u0f29\u1810-\u1819\uff10-\uff19]/g, plainDigit)
    .replace(/[\uff0e\u3002\u066b]/g, '.')
    .replace(/[\uff0d\u2212]/g, '-')
    .trim();

/** What is not a number stays as it was typed, so that the check can say what is wrong with it. */
export const numberTyped = (typed: string): Answer | undefined => {
  const plain = plainDigits(typed);
  if (plain === '') return undefined;
  return /^-?(\d{1,15}|\d{0,15}\.\d{1,9})$/.test(plain) ? Number(plain) : typed.trim();
};
