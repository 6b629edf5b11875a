/**
 * A form is data: the same object is stored, sent to the phone, and evaluated on both sides.
 * Item codes are stable keys; labels are by language; rules are JSON Logic over the answers.
 */

/** Text by language tag; every form has at least the languages that it declares. */
export type Text = Readonly<Record<string, string>>;

/** JSON Logic (jsonlogic.com); `{"var": "Q1"}` is the answer to item Q1, `null` where it was not asked or not answered. */
export type Rule = boolean | number | string | null | readonly Rule[] | { readonly [operator: string]: Rule };

/** Allowed as an answer to every item, so that nobody is forced to invent one; never pre-selected. */
export const DONT_KNOW = 98;
export const REFUSED = 99;

export interface Choice {
  readonly code: number;
  readonly label: Text;
  /** 97 other, 98 don't know, 99 refused, 0 not applicable: shown apart from the substantive answers. */
  readonly apart?: true;
}

interface ItemBase {
  readonly code: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly required: boolean;
  /** Shown only when true; absent: always. It may speak of earlier items only, so no rule can go round in a circle. */
  readonly relevant?: Rule;
  /** Never shown to a respondent who fills the form alone. */
  readonly audience?: 'interviewer';
  /** The item that this one belongs to, such as the reason for an answer: progress counts both as one. */
  readonly countsWith?: string;
}

export interface SelectItem extends ItemBase {
  readonly type: 'select-one' | 'select-multiple';
  readonly choices: readonly Choice[];
  /** A satisfaction scale: half of the cases show it in reverse order; codes do not change. */
  readonly scale?: true;
}

export interface IntegerItem extends ItemBase {
  readonly type: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

export interface TextItem extends ItemBase {
  readonly type: 'text';
  /** In Unicode code points. */
  readonly maximumLength: number;
}

export type Item = SelectItem | IntegerItem | TextItem;

/** `confidential`: a link is known to belong to a case. `anonymous`: only that the link was used is recorded. */
export type Privacy = 'confidential' | 'anonymous';

export interface Form {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly languages: readonly string[];
  /**
   * What is read before agreeing; `{evaluator}` and `{commissioner}` stand for the two institutions. Part of the form,
   * so that a response's form version also says which words were agreed to.
   */
  readonly notices: Readonly<Record<Privacy, Text>>;
  readonly items: readonly Item[];
}

/**
 * select-one: the code. select-multiple: the codes. integer: the number. text: the text. An integer or text item that
 * was not answered in its own terms holds `[98]` or `[99]`: a list, so that it can never be taken for a quantity.
 */
export type Answer = number | string | readonly number[];

/** By item code; an item that was not asked is absent. */
export type Answers = Readonly<Record<string, Answer>>;

/** Who fills the form: decides which items exist for the one who answers. */
export type Audience = 'interviewer' | 'respondent';
