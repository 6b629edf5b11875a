/**
 * A short code (短码): what a card says beside its picture, for whoever cannot scan, for a call to the number on the card, and for paper. It
 * opens the same case as the card's link; 14 digits by chance and two check digits, as digits are read aloud and typed by everybody.
 */
import { createHmac } from 'node:crypto';
import { hasRightCheckDigits, withCheckDigits } from '../../methods/proof/check-digits.ts';
import type { RandomBytes } from '../platform/random.ts';

/** What a code opens, in the generation in which it was printed. */
export interface ShortCode {
  /** What the table knows of the code itself. */
  readonly mark: string;
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  readonly generation: number;
  /** UTC moment. */
  readonly printedAt: string;
}

const chanceDigits = 14;

/** 2⁶⁴ is so much larger than 10¹⁴ that no code is noticeably likelier than another. */
export const newShortCode = (random: RandomBytes): string => {
  const chance = Buffer.from(random(8)).readBigUInt64BE() % 10n ** BigInt(chanceDigits);
  return withCheckDigits(String(chance).padStart(chanceDigits, '0'));
};

/** As a card shows it: four groups of four. */
export const inGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

const fullWidthZero = 0xff10;

/** What somebody typed, whatever stands between the digits and however wide they are; nothing where it is no code. */
export const readShortCode = (typed: string): string | undefined => {
  const digits = typed
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - fullWidthZero))
    .replace(/[\s\-–—·.]/g, '');
  return digits.length === chanceDigits + 2 && hasRightCheckDigits(digits) ? digits : undefined;
};

/** Whoever reads the table finds no code in it. */
export const markOf = (key: Uint8Array, code: string): string =>
  createHmac('sha256', key).update(`zhenping/short-code/v1 ${code}`).digest('base64url');
