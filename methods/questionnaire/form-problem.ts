export type FormProblemReason =
  | 'no-language'
  | 'no-items'
  | 'too-many-items'
  | 'too-many-choices'
  | 'duplicate-code'
  | 'rule'
  | 'unknown-name'
  | 'unknown-property'
  | 'unknown-group'
  | 'unknown-item'
  | 'circular-rules'
  | 'repeat-in-repeat'
  | 'group-apart'
  | 'missing-text'
  | 'minimum-above-maximum'
  | 'out-of-limits'
  | 'duplicate-choice'
  | 'no-choices'
  | 'not-answer-code';

/** Something in a well-shaped form that keeps it from being published. */
export interface FormProblem {
  /** Where it stands: `form.items[3].relevant`. */
  readonly path: string;
  /** The item, group or derived variable that it is about. */
  readonly code: string;
  readonly reason: FormProblemReason;
  /** What a sentence about it needs: `name`, `circle` (`a → b → a`), `language`, `choice`, `minimum`, `maximum`, `count`. */
  readonly data: Readonly<Record<string, string | number>>;
}

export const MAXIMUM_ITEMS = 2_000;
export const MAXIMUM_CHOICES = 20_000;
export const MAXIMUM_MEMBERS = 1_000;
export const MAXIMUM_TEXT = 20_000;
