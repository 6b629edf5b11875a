import type { TwoLanguages } from '../../workbook/two-languages.ts';

/** An expression that is not taken; `at` is the character at which it goes wrong, from 0. */
export class ExpressionError extends Error {
  readonly at: number;
  readonly reason: string;
  readonly wording: TwoLanguages;

  constructor(at: number, reason: string, wording: TwoLanguages, options?: ErrorOptions) {
    super(wording.en, options);
    this.name = 'ExpressionError';
    this.at = at;
    this.reason = reason;
    this.wording = wording;
  }
}
