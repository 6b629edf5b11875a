import { plainDigits } from './typed-number.ts';

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

/** `2026-3-31`, `2026/3/31`, `2026.3.31`, `2026年3月31日`, `20260331` as `2026-03-31`; anything else stays as it was typed. */
export const dateTyped = (typed: string): string => {
  const plain = plainDigits(typed);
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  return found ? `${found[1]}-${two(found[2])}-${two(found[3])}` : plain;
};

/** `8:30`, `8：30`, `8点30分`, `0830` as `08:30`, seconds left off; anything else stays as it was typed. */
export const timeTyped = (typed: string): string => {
  const plain = plainDigits(typed);
  const found = /^(\d{1,2})\s*[:：.点时]\s*(\d{2})(?:[:分].*)?$/.exec(plain) ?? /^(\d\d)(\d\d)$/.exec(plain);
  return found ? `${two(found[1])}:${found[2]}` : plain;
};
