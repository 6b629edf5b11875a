/** By character code: the value of a hex digit, 0 for anything else. */
const nibbles = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, '0123456789abcdef'.indexOf(String.fromCharCode(code))),
);

/** Writes the bytes of lower-case hex, as a hash gives it, from a place on; other text has to be refused before. */
export const writeHex = (hex: string, target: Uint8Array, from: number): void => {
  for (let at = 0; 2 * at < hex.length; at += 1) {
    const high = nibbles[hex.charCodeAt(2 * at)] ?? 0;
    const low = nibbles[hex.charCodeAt(2 * at + 1)] ?? 0;
    target[from + at] = high * 16 + low;
  }
};
