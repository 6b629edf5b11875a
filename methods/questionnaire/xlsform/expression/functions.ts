/** The functions of XLSForm that are taken (docs.getodk.org/form-operators-functions), and what each becomes. */
import type { Rule } from '../../form.ts';
import { matcherOf } from '../../pattern.ts';
import { ExpressionError } from './expression-error.ts';
import { formattedDate } from './format-date.ts';
import { asNumber, asText, asTruth, asValue, codeOf, type Typed } from './typed.ts';

export interface Taken {
  readonly least: number;
  readonly most: number;
  readonly apply: (operands: readonly Typed[], at: number) => Omit<Typed, 'at'>;
}

const ANY = Number.POSITIVE_INFINITY;

const wrong = (at: number, en: string, zh: string): ExpressionError =>
  new ExpressionError(at, 'wrong-operand', { en, zh });

const first = (operands: readonly Typed[]): Typed => {
  const [operand] = operands;
  if (operand === undefined) throw wrong(0, 'an operand is missing', '缺少参数');
  return operand;
};

const second = (operands: readonly Typed[]): Typed => first(operands.slice(1));

const literalText = ({ rule, at, literal }: Typed): string => {
  if (typeof rule !== 'string' || !literal)
    throw wrong(at, 'write a text in quotes here', '此处须写带引号的文字');
  return rule;
};

const wholeNumber = ({ rule, at }: Typed): number => {
  if (typeof rule !== 'number' || !Number.isInteger(rule))
    throw wrong(at, 'write a whole number here', '此处须写整数');
  return rule;
};

/** Two values of an if or a coalesce are of one kind, or nothing is known of it but that it is a text. */
export const common = (values: readonly Typed[]): Pick<Typed, 'kind' | 'codes'> => {
  const known = values.filter(({ kind }) => kind !== 'nothing');
  const [one] = known;
  if (one === undefined) return { kind: 'nothing' };
  const { kind, codes } = one.kind === 'truth' ? { ...one, kind: 'number' as const } : one;
  const same = known.every((value) => (value.kind === 'truth' ? 'number' : value.kind) === kind);
  if (!same)
    return {
      kind: known.every((value) => value.kind === 'number' || value.kind === 'truth') ? 'number' : 'opaque',
    };
  return codes === undefined ? { kind } : { kind, codes };
};

/** Why the engine does not take a pattern; nothing where it does. */
const refusalOf = (pattern: string): unknown => {
  try {
    matcherOf(pattern);
    return undefined;
  } catch (error) {
    return error;
  }
};

const regex = (text: Typed, pattern: Typed): Rule => {
  const written = literalText(pattern);
  const cause = refusalOf(written);
  if (cause === undefined) return { matches: [asText(text), written] };
  const wording = {
    en: 'the pattern is not taken: no look-ahead (?=…), no reference back \\1, at most 500 characters',
    zh: '不支持该正则表达式：不能用(?=…)、\\1，且不超过500个字符',
  };
  throw new ExpressionError(pattern.at, 'pattern', wording, { cause });
};

/** XPath's substring counts from 1, JavaRosa's substr from 0 to before its end. */
const substr = (operands: readonly Typed[]): Rule => {
  const start = wholeNumber(second(operands));
  const text = asText(first(operands));
  const [, , end] = operands;
  if (end === undefined) return { substr: [text, start] };
  const stop = wholeNumber(end);
  if (start >= 0 !== stop >= 0)
    throw wrong(end.at, 'start and end must count from the same side', '起止须从同一端数起');
  return { substr: [text, start, Math.max(0, stop - start)] };
};

const substring = (operands: readonly Typed[]): Rule => {
  const start = wholeNumber(second(operands)) - 1;
  const text = asText(first(operands));
  const [, , length] = operands;
  return { substr: length === undefined ? [text, start] : [text, start, wholeNumber(length)] };
};

const ending = (text: Typed, end: Typed): Rule => {
  const written = literalText(end);
  return { '==': [{ substr: [asText(text), -[...written].length] }, written] };
};

const date = (operand: Typed): Omit<Typed, 'at'> => {
  const { rule, kind, literal, at } = operand;
  if (kind === 'number') return { rule: { 'date-of': [rule] }, kind: 'date' };
  if (literal && (typeof rule !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(rule))) {
    throw wrong(at, 'write a date as 2026-03-31', '日期须写作2026-03-31');
  }
  return kind === 'date-time' ? { rule: { substr: [rule, 0, 10] }, kind: 'date' } : { rule, kind: 'date' };
};

/** `selected('1 2', ${question})` asks whether the one that was chosen is among these. */
const amongThese = (these: Typed, question: Typed): Rule | undefined =>
  these.literal && typeof these.rule === 'string' && question.kind === 'one'
    ? { in: [question.rule, these.rule.split(' ').map((name) => codeOf(name, question.codes) ?? name)] }
    : undefined;

const chosen = (where: Typed, code: Typed): Rule => {
  const meant = code.literal ? codeOf(code.rule, where.codes) : undefined;
  const wanted = meant ?? code.rule;
  return (
    amongThese(where, code) ??
    (where.kind === 'many' || where.kind === 'opaque' || where.kind === 'text'
      ? { in: [wanted, where.rule] }
      : { '==': [where.rule, wanted] })
  );
};

const numeric =
  (operator: string) =>
  (operands: readonly Typed[]): Omit<Typed, 'at'> => ({
    rule: { [operator]: operands.map(asNumber) },
    kind: 'number',
  });

const truth = (apply: (operands: readonly Typed[]) => Rule) => (operands: readonly Typed[]) => ({
  rule: apply(operands),
  kind: 'truth' as const,
});

const textual = (apply: (operands: readonly Typed[]) => Rule) => (operands: readonly Typed[]) => ({
  rule: apply(operands),
  kind: 'text' as const,
});

const table: Readonly<Record<string, readonly [least: number, most: number, apply: Taken['apply']]>> = {
  true: [0, 0, () => ({ rule: true, kind: 'truth', literal: true })],
  false: [0, 0, () => ({ rule: false, kind: 'truth', literal: true })],
  not: [1, 1, truth((operands) => ({ '!': [asTruth(first(operands))] }))],
  boolean: [1, 1, truth((operands) => ({ '!!': [asTruth(first(operands))] }))],
  coalesce: [1, ANY, (operands) => ({ rule: { 'first-known': operands.map(asValue) }, ...common(operands) })],
  selected: [2, 2, truth((operands) => chosen(first(operands), second(operands)))],
  'count-selected': [
    1,
    1,
    (operands) => ({ rule: { 'count-selected': [first(operands).rule] }, kind: 'number' }),
  ],
  'string-length': [1, 1, (operands) => ({ rule: { length: [asText(first(operands))] }, kind: 'number' })],
  concat: [1, ANY, textual((operands) => ({ cat: operands.map(asText) }))],
  contains: [2, 2, truth((operands) => ({ in: [asText(second(operands)), asText(first(operands))] }))],
  'starts-with': [
    2,
    2,
    truth((operands) => {
      const written = literalText(second(operands));
      return { '==': [{ substr: [asText(first(operands)), 0, [...written].length] }, written] };
    }),
  ],
  'ends-with': [2, 2, truth((operands) => ending(first(operands), second(operands)))],
  substr: [2, 3, textual(substr)],
  substring: [2, 3, textual(substring)],
  regex: [2, 2, truth((operands) => regex(first(operands), second(operands)))],
  string: [1, 1, textual((operands) => asText(first(operands)))],
  number: [1, 1, (operands) => ({ rule: asNumber(first(operands)), kind: 'number' })],
  round: [1, 2, numeric('round')],
  int: [1, 1, numeric('int')],
  abs: [1, 1, numeric('abs')],
  sum: [1, ANY, numeric('sum')],
  min: [1, ANY, numeric('min')],
  max: [1, ANY, numeric('max')],
  'count-non-empty': [1, 1, (operands) => ({ rule: { count: [first(operands).rule] }, kind: 'number' })],
  date: [1, 1, (operands) => date(first(operands))],
  'decimal-date-time': [
    1,
    1,
    (operands) => ({ rule: { 'day-number': [asText(first(operands))] }, kind: 'number' }),
  ],
  'format-date': [
    2,
    2,
    (operands) => formattedDate(first(operands), literalText(second(operands)), second(operands).at),
  ],
};

export const functions: ReadonlyMap<string, Taken> = new Map(
  Object.entries(table).map(([name, [least, most, apply]]) => [name, { least, most, apply }]),
);
