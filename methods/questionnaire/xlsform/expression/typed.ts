/** What an expression is worth: the rule, and of which kind its value is, as far as that can be known before anybody answers. */
import type { ChoiceCode, Rule } from '../../form.ts';
import { ExpressionError } from './expression-error.ts';

export type Kind =
  | 'number'
  | 'text'
  | 'truth'
  | 'date'
  | 'date-time'
  | 'time'
  /** One choice of a list; several. */
  | 'one'
  | 'many'
  /** The empty text, by which XPath means “not answered”. */
  | 'nothing'
  /** What only our own rules say: nothing is ever converted. */
  | 'opaque';

export interface Typed {
  readonly rule: Rule;
  readonly kind: Kind;
  /** Of `one` and `many`: whether the list's codes are numbers. */
  readonly codes?: ReadonlySet<ChoiceCode>;
  readonly at: number;
  /** Stands there as it is written. */
  readonly literal?: true;
}

export const hasNumbers = (codes: ReadonlySet<ChoiceCode> = new Set()): boolean =>
  [...codes.values()].every((code) => typeof code === 'number');

const wrongKind = (at: number, en: string, zh: string): ExpressionError =>
  new ExpressionError(at, 'wrong-kind', { en, zh });

/** As XPath's boolean(): a number other than 0, a text that is not empty. */
export const asTruth = ({ rule, kind }: Typed): Rule => {
  switch (kind) {
    case 'truth':
    case 'opaque':
    case 'number':
      return rule;
    case 'nothing':
      return false;
    default:
      return typeof rule === 'string' ? true : { '!=': [rule, null] };
  }
};

/** As XPath's number(); a date is its day since 1970-01-01, as JavaRosa has it. */
export const asNumber = ({ rule, kind, codes, at }: Typed): Rule => {
  switch (kind) {
    case 'number':
    case 'opaque':
      return rule;
    case 'nothing':
      return null;
    case 'truth':
      return { if: [rule, 1, 0] };
    case 'date':
      return { 'day-number': [rule] };
    case 'date-time':
    case 'time':
      throw wrongKind(at, 'a time of day is no number here', '此处不能用时刻作数字');
    case 'many':
      throw wrongKind(at, 'several choices are no number', '多选题的答案不是数字');
    case 'one':
      return hasNumbers(codes) ? rule : { number: [rule] };
    default:
      if (typeof rule !== 'string') return { number: [rule] };
      if (!/^\s*-?\d+(\.\d+)?\s*$/.test(rule))
        throw wrongKind(at, `'${rule}' is no number`, `'${rule}'不是数字`);
      return Number(rule);
  }
};

/** As XPath's string(). */
export const asText = ({ rule, kind, codes }: Typed): Rule => {
  switch (kind) {
    case 'nothing':
      return '';
    case 'truth':
      return { if: [rule, 'true', 'false'] };
    case 'number':
      return typeof rule === 'number' ? String(rule) : { text: [rule] };
    case 'many':
      return { text: [rule] };
    case 'one':
      return hasNumbers(codes) ? { text: [rule] } : rule;
    default:
      return rule;
  }
};

/** What can be stored: a calculation's value is never true or false, but 1 or 0. */
export const asValue = (typed: Typed): Rule => {
  if (typed.kind === 'nothing') return null;
  return typed.kind === 'truth' ? { if: [typed.rule, 1, 0] } : typed.rule;
};

/** The code of a list that a literal means: 1 and '1' are the same choice. */
export const codeOf = (literal: Rule, codes: ReadonlySet<ChoiceCode> | undefined): ChoiceCode | undefined => {
  if (typeof literal !== 'string' && typeof literal !== 'number') return undefined;
  if (codes === undefined || codes.has(literal)) return literal;
  if (typeof literal === 'number')
    return codes.has(String(literal)) || !hasNumbers(codes) ? String(literal) : literal;
  return hasNumbers(codes) && /^-?\d{1,15}$/.test(literal) ? Number(literal) : literal;
};
