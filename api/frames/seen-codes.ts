import { ancestorAt } from '../divisions/division.ts';

/**
 * Remembers village codes. They are kept as one bit each, a set a township, because the texts of a national list would take
 * some fifty megabytes.
 */
export const seenCodes = () => {
  const townships = new Map<string, Uint8Array>();
  return {
    /** Whether this 12-digit code came before; it has, from now on. */
    again: (code: string): boolean => {
      const township = ancestorAt(code, 'township');
      const bits = townships.get(township) ?? new Uint8Array(125);
      townships.set(township, bits);
      const number = Number(code.slice(9));
      const place = number >> 3;
      const bit = 1 << (number & 7);
      const before = bits[place] ?? 0;
      bits[place] = before | bit;
      return (before & bit) !== 0;
    },
  };
};
