import { EstimationError } from '../estimation-error.ts';

/**
 * What became of a case, in the words of AAPOR (Standard Definitions, 10th edition, 2023): interview, partial interview, refusal,
 * non-contact, other eligible non-interview, not eligible, unknown whether a household (never attempted), unknown otherwise.
 */
export const DISPOSITIONS = ['I', 'P', 'R', 'NC', 'O', 'NE', 'UH', 'UO'] as const;

export type Disposition = (typeof DISPOSITIONS)[number];

/**
 * The result of a visit, code A5 of the household form: 1 complete · 2 partly complete · 3 refused · 4 nobody at home · 5 the whole household
 * away · 6 moved or merged · 7 household no longer exists · 8 address not found · 9 other (language, illness).
 */
export type VisitResult =
  | { readonly code: 1 | 3 | 6 | 7 | 8 | 9 }
  /** Items answered of items asked, 0 to 1. */
  | { readonly code: 2; readonly answeredShare: number }
  /** Moved away for good, as far as neighbours or the village know. */
  | { readonly code: 4 | 5; readonly movedForGood: boolean };

/** A partial interview has answers to at least half of the items asked; with fewer it is a break-off, which AAPOR counts as a refusal. */
const PARTIAL_FROM = 0.5;

/** The disposition of a case from the result of its last visit; without a visit it was never attempted. */
export const dispositionOf = (result: VisitResult | undefined): Disposition => {
  switch (result?.code) {
    case undefined:
      return 'UH';
    case 1:
      return 'I';
    case 2:
      if (!(result.answeredShare >= 0 && result.answeredShare <= 1))
        throw new EstimationError('out-of-range', `${result.answeredShare} is no share of items answered.`);
      return result.answeredShare >= PARTIAL_FROM ? 'P' : 'R';
    case 3:
      return 'R';
    case 4:
    case 5:
      return result.movedForGood ? 'NE' : 'NC';
    case 6:
    case 7:
      return 'NE';
    case 8:
      return 'UO';
    case 9:
      return 'O';
  }
};
