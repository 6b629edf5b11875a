/**
 * A form is data: the same object is stored, sent to the phone, and evaluated on both sides.
 * Item codes are stable keys; labels are by language; rules are JSON Logic over the answers.
 *
 * Items stand in one list, in the order in which they are asked. A group names what belongs together; a group that
 * repeats (a roster) is asked once for each of its members. Answers stand flat under their item's code; that of the
 * second member of a repeating group under `code#2`.
 */

/** Text by language tag (BCP 47); `${code}` in it stands for the answer to that item. Every text has the form's first language. */
export type Text = Readonly<Record<string, string>>;

/**
 * JSON Logic (jsonlogic.com) with the operators of `rule.ts`. `{"var": "Q1"}` is the answer to item Q1, `null` where it was
 * not asked or not answered. In a repeating group it is the same member's answer; from outside the list of all members'
 * answers; the group's own code is their number.
 */
export type Rule = boolean | number | string | null | readonly Rule[] | { readonly [operator: string]: Rule };

/** Allowed as an answer to every item, so that nobody is forced to invent one; never pre-selected. */
export const NOT_APPLICABLE = 96;
export const DONT_KNOW = 98;
export const REFUSED = 99;

/** Whole numbers in our own forms; an imported spreadsheet may name its choices by words. */
export type ChoiceCode = number | string;

export interface Choice {
  readonly code: ChoiceCode;
  readonly label: Text;
  /** 97 other, 98 don't know, 99 refused, 0 not applicable: shown apart from the substantive answers. */
  readonly apart?: true;
  /** “None of these” and its like: may not be chosen beside another. Not-answers never may, whether this says so or not. */
  readonly alone?: true;
  /** What a choice filter may ask of this choice, such as the county that a town lies in. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** What must hold of an answer once it is given, beyond its type; not asked of a not-answer such as “don't know”. */
export interface Check {
  /** True where all is well; `{"var": …}` of the item's own code is the answer itself. */
  readonly holds: Rule;
  readonly message: Text;
  /**
   * Absent: the answer is not taken. `soft`: it is taken after a second look. `review`: nobody is told in the field; the
   * reviewer sees it, and the rule may speak of the facts of the case (`list`, `village`, `stratum`) too.
   */
  readonly kind?: 'soft' | 'review';
}

interface ItemBase {
  readonly code: string;
  readonly label: Text;
  readonly hint?: Text;
  /** Whether the item must be answered, be it by “don't know”. */
  readonly required: Rule;
  /** Shown only when true; absent: always. */
  readonly relevant?: Rule;
  readonly checks?: readonly Check[];
  /** The value that stands there before anybody answered. */
  readonly initial?: Rule;
  /** The group that directly holds this item. */
  readonly group?: string;
  /** Never shown to a respondent who fills the form alone. */
  readonly audience?: 'interviewer';
  /** The item that this one belongs to, such as the reason for an answer: progress counts both as one. */
  readonly countsWith?: string;
}

interface WithChoices extends ItemBase {
  readonly choices: readonly Choice[];
  /** Which choices are offered: asked of each, which `{"choice": "county"}` speaks of; `{"choice": "code"}` is its code. */
  readonly choiceFilter?: Rule;
  /** A long list: offered with a field to search in. */
  readonly searchable?: true;
}

export interface SelectItem extends WithChoices {
  readonly type: 'select-one' | 'select-multiple';
  /** A satisfaction scale: half of the cases show it in reverse order; codes do not change. */
  readonly scale?: true;
}

/** All choices in the order of preference, the first the most. */
export interface RankItem extends WithChoices {
  readonly type: 'rank';
}

/** `decimal`: any finite number. `step`: offered as a slider or by plus and minus. */
export interface NumberItem extends ItemBase {
  readonly type: 'integer' | 'decimal';
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
}

export interface TextItem extends ItemBase {
  readonly type: 'text';
  /** In Unicode code points. */
  readonly maximumLength: number;
  readonly multiline?: true;
}

/** `date`: 2026-03-31. `time`: 08:30. `date-time`: 2026-03-31T08:30. All in the campaign's own time. */
export interface MomentItem extends ItemBase {
  readonly type: 'date' | 'time' | 'date-time';
}

/** `note` is only read. `acknowledge` is read and ticked (1). */
export interface ReadItem extends ItemBase {
  readonly type: 'note' | 'acknowledge';
}

/** Latitude, longitude, altitude and accuracy in metres as the device gave them: `29.56 106.55 240 12`. */
export interface PlaceItem extends ItemBase {
  readonly type: 'geopoint';
}

/** A file: its answer is `sha256-…` of the bytes (hexadecimal), under which they are stored apart. */
export interface MediaItem extends ItemBase {
  readonly type: 'image' | 'audio' | 'signature';
}

/** Never shown and never sent: worked out from other answers wherever it is needed, and stored with them. */
export interface CalculatedItem extends ItemBase {
  readonly type: 'calculate';
  readonly calculation: Rule;
}

/** The day on which the form was begun, kept by the page: the only clock that a rule can read. */
export interface TodayItem extends ItemBase {
  readonly type: 'today';
}

export type Item =
  | SelectItem
  | RankItem
  | NumberItem
  | TextItem
  | MomentItem
  | ReadItem
  | PlaceItem
  | MediaItem
  | CalculatedItem
  | TodayItem;

/** A group that is asked again for each member; a repeating group holds no other repeating group. */
export interface Repeat {
  readonly minimum: number;
  readonly maximum: number;
  /** How many members there are; absent: the one who fills the form adds them. */
  readonly count?: Rule;
}

export interface Group {
  readonly code: string;
  readonly label?: Text;
  /** The group that directly holds this one. */
  readonly group?: string;
  /** Holds for everything in it. */
  readonly relevant?: Rule;
  readonly audience?: 'interviewer';
  /** Its items stand on one screen. */
  readonly together?: true;
  readonly repeat?: Repeat;
}

/**
 * A variable that analysis needs and nobody is asked: `null` is “unknown”. Its rule may speak of answers, of calculated items,
 * of the facts of a case and of derived variables before it.
 */
export interface Derived {
  readonly code: string;
  readonly label: Text;
  readonly rule: Rule;
}

/** `confidential`: a link is known to belong to a case. `anonymous`: only that the link was used is recorded. */
export type Privacy = 'confidential' | 'anonymous';

export interface Form {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  /** The first is the one that every text has. */
  readonly languages: readonly string[];
  /**
   * What is read before agreeing; `{evaluator}` and `{commissioner}` stand for the two institutions. Part of the form,
   * so that a response's form version also says which words were agreed to.
   */
  readonly notices: Readonly<Record<Privacy, Text>>;
  readonly groups?: readonly Group[];
  readonly items: readonly Item[];
  readonly derived?: readonly Derived[];
}

/**
 * select-one: the code. select-multiple, rank: the codes. integer, decimal: the number. acknowledge: 1. All others: text. An
 * item without choices that was not answered in its own terms holds `[96]`, `[98]` or `[99]`: a list, so that it can never be
 * taken for a quantity. A repeating group's own code holds the number of its members.
 */
export type Answer = number | string | readonly ChoiceCode[];

/** By item code, or `code#2` for the second member of a repeating group; an item that was not asked is absent. */
export type Answers = Readonly<Record<string, Answer>>;

/** Who fills the form: decides which items exist for the one who answers. */
export type Audience = 'interviewer' | 'respondent';
