import { describe, expect, it } from 'vitest';
import { codewordsOf, dataBits } from '../../../web/respond/qr/codewords.ts';
import { errorCorrection } from '../../../web/respond/qr/error-correction.ts';
import { formatBits, symbolOf } from '../../../web/respond/qr/symbol.ts';

const hex = (text: string): readonly number[] => text.split(' ').map((byte) => Number.parseInt(byte, 16));

describe('a QR code', () => {
  it('corrects errors as the standard’s symbol of 01234567 (ISO/IEC 18004 annex I.2)', () => {
    expect(errorCorrection(hex('10 20 0C 56 61 80 EC 11 EC 11 EC 11 EC 11 EC 11'), 10)).toEqual(
      hex('A5 24 D4 C1 ED 36 C7 87 2C 55'),
    );
  });

  it('writes AC-42 in the bits of the standard (§7.4.4)', () => {
    expect(dataBits('AC-42')).toBe('00100000001010011100111011100111001000010');
  });

  it('writes level M and mask 5 as the standard does (annex C.2)', () => {
    expect(formatBits(0, 5)).toBe('100000011001110');
  });

  it('takes the smallest symbol for a receipt, and for a longer text a larger one', () => {
    expect(codewordsOf('7KQ2-M9TX-04BD-WZ1H').size.version).toBe(1);
    expect(codewordsOf('评估回执'.repeat(3)).size.version).toBe(3);
    expect(codewordsOf('x'.repeat(84)).codewords).toHaveLength(134);
    expect(() => symbolOf('x'.repeat(85))).toThrow(RangeError);
  });

  it('can be read back: the same codewords lie in the modules', () => {
    for (const text of ['7KQ2-M9TX-04BD-WZ1H', 'x'.repeat(60)]) {
      expect(codewordsRead(symbolOf(text))).toEqual(codewordsOf(text).codewords);
    }
  });
});

type Symbol = ReturnType<typeof symbolOf>;

const darkIn = (modules: Symbol, row: number, column: number): number => (modules[row]?.[column] ? 1 : 0);

/** Table 10 of the standard, by the number of the mask. */
const isInverted = (mask: number, row: number, column: number): boolean => {
  const product = row * column;
  const sums = [
    (row + column) % 2,
    row % 2,
    column % 3,
    (row + column) % 3,
    (Math.floor(row / 2) + Math.floor(column / 3)) % 2,
    (product % 2) + (product % 3),
    ((product % 2) + (product % 3)) % 2,
    (((row + column) % 2) + (product % 3)) % 2,
  ];
  return sums[mask] === 0;
};

const isPattern = (side: number, row: number, column: number): boolean =>
  (row < 9 && (column < 9 || column >= side - 8)) ||
  (row >= side - 8 && column < 9) ||
  row === 6 ||
  column === 6 ||
  (side > 21 && Math.abs(row - (side - 7)) <= 2 && Math.abs(column - (side - 7)) <= 2);

/** A reader of its own, by §12 of the standard: which mask from the format, then pairs of columns from the right. */
const codewordsRead = (modules: Symbol): readonly number[] => {
  const side = modules.length;
  const mask = Number.parseInt([2, 3, 4].map((at) => darkIn(modules, 8, at)).join(''), 2) ^ 0b101;
  const columns = Array.from({ length: side }, (_, at) => side - 1 - at).filter((column) => column !== 6);
  const bits: number[] = [];
  for (let pair = 0; pair < columns.length; pair += 2) {
    for (let step = 0; step < side; step += 1) {
      const row = pair % 4 === 0 ? side - 1 - step : step;
      for (const column of columns.slice(pair, pair + 2).filter((one) => !isPattern(side, row, one))) {
        bits.push(darkIn(modules, row, column) ^ (isInverted(mask, row, column) ? 1 : 0));
      }
    }
  }
  return (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
};
