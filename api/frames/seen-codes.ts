import { ancestorAt } from '../divisions/division.ts';

/** A township numbers its villages from 000 to 999. */
const bytesATownship = 125;

/**
 * Remembers village codes. They are kept as one bit each, the townships one after the other in one piece of memory, because
 * the texts of a national list would take some fifty megabytes, and a piece for each township makes the heap grow by as much.
 */
export const seenCodes = () => {
  const townships = new Map<number, number>();
  let bits = new Uint8Array(64 * bytesATownship);
  /** Where the bits of a township begin. */
  const placeOf = (township: number): number => {
    const known = townships.get(township);
    if (known !== undefined) {
      return known;
    }
    const place = townships.size * bytesATownship;
    townships.set(township, place);
    if (place === bits.length) {
      const larger = new Uint8Array(2 * bits.length);
      larger.set(bits);
      bits = larger;
    }
    return place;
  };
  return {
    /** Whether this 12-digit code came before; it has, from now on. */
    again: (code: string): boolean => {
      const number = Number(code.slice(9));
      const place = placeOf(Number(ancestorAt(code, 'township'))) + (number >> 3);
      const bit = 1 << (number & 7);
      const before = bits[place] ?? 0;
      bits[place] = before | bit;
      return (before & bit) !== 0;
    },
  };
};
