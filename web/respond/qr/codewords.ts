import { errorCorrection } from './error-correction.ts';

/** A symbol at error correction level M: so many blocks of so many data and correction codewords (ISO/IEC 18004 table 9). */
export interface Size {
  readonly version: number;
  readonly blocks: number;
  readonly data: number;
  readonly correction: number;
}

/** Those with blocks of one length, up to 84 bytes: more than a receipt holds. */
const sizes: readonly Size[] = [
  { version: 1, blocks: 1, data: 16, correction: 10 },
  { version: 2, blocks: 1, data: 28, correction: 16 },
  { version: 3, blocks: 1, data: 44, correction: 26 },
  { version: 4, blocks: 2, data: 32, correction: 18 },
  { version: 5, blocks: 2, data: 43, correction: 24 },
];

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const bits = (value: number, length: number): string => value.toString(2).padStart(length, '0');

/** Two characters in eleven bits, a last one in six (§7.4.4). */
const alphanumericBits = (text: string): string => {
  const pairs = text.match(/..?/g) ?? [];
  const [mode, count] = ['0010', bits(text.length, 9)];
  const values = pairs.map(([a = '', b]) =>
    b === undefined
      ? bits(ALPHANUMERIC.indexOf(a), 6)
      : bits(ALPHANUMERIC.indexOf(a) * 45 + ALPHANUMERIC.indexOf(b), 11),
  );
  return [mode, count, ...values].join('');
};

/** UTF-8, which every reader takes bytes for (§7.4.5). */
const byteBits = (text: string): string => {
  const bytes = [...new TextEncoder().encode(text)];
  return ['0100', bits(bytes.length, 8), ...bytes.map((byte) => bits(byte, 8))].join('');
};

export const dataBits = (text: string): string =>
  [...text].every((character) => ALPHANUMERIC.includes(character)) ? alphanumericBits(text) : byteBits(text);

/** Ended, filled up to whole codewords, and with the two that fill what is left (§7.4.10). */
const filled = (data: string, capacity: number): readonly number[] => {
  const ended = data + '0'.repeat(Math.min(4, capacity * 8 - data.length));
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, '0');
  const codewords = (whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const pads = Array.from({ length: capacity - codewords.length }, (_, at) => (at % 2 === 0 ? 0xec : 0x11));
  return [...codewords, ...pads];
};

const interleaved = (blocks: readonly (readonly number[])[]): readonly number[] =>
  (blocks[0] ?? []).flatMap((_, at) => blocks.flatMap((block) => block.slice(at, at + 1)));

/**
 * What a symbol holds, in the order in which it is drawn.
 * @throws RangeError for a text that is longer than any receipt
 */
export const codewordsOf = (text: string): { readonly size: Size; readonly codewords: readonly number[] } => {
  const data = dataBits(text);
  const size = sizes.find((one) => one.blocks * one.data * 8 >= data.length);
  if (!size) throw new RangeError('too long for a symbol of version 5');
  const all = filled(data, size.blocks * size.data);
  const blocks = Array.from({ length: size.blocks }, (_, at) =>
    all.slice(at * size.data, (at + 1) * size.data),
  );
  const corrections = blocks.map((block) => errorCorrection(block, size.correction));
  return { size, codewords: [...interleaved(blocks), ...interleaved(corrections)] };
};
