import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';

/** What ISO/IEC 18004 shows of the symbol that the receipt is drawn as; `#` is dark. */
const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

const drawn = (rows: readonly (readonly boolean[])[], top: number, left: number): readonly string[] =>
  rows.slice(top, top + 7).map((row) =>
    row
      .slice(left, left + 7)
      .map((dark) => (dark ? '#' : '.'))
      .join(''),
  );

describe('the QR code of a receipt', () => {
  const { data, size } = encode('7KQ2-M9TX-04BD-WZ1H', { ecc: 'M', border: 0 });

  it('is the smallest symbol, which has 21 modules a side (table 1)', () => {
    expect(size).toBe(21);
    expect(data).toHaveLength(21);
  });

  it('has the three finder patterns (§6.3.3), the timing pattern (§6.3.5) and the dark module (§7.9.1)', () => {
    for (const [top, left] of [
      [0, 0],
      [0, 14],
      [14, 0],
    ] as const)
      expect(drawn(data, top, left)).toEqual(finder);
    expect([8, 9, 10, 11, 12].map((column) => data[6]?.[column])).toEqual([true, false, true, false, true]);
    expect(data[13]?.[8]).toBe(true);
  });
});
