/** Comparisons, by XPath 1.0's rules (3.4) as far as our strict operators can say them. */
import type { Rule } from '../../form.ts';
import type { BinaryOperator } from './expression.ts';
import { asNumber, asText, codeOf, hasNumbers, type Kind, type Typed } from './typed.ts';

type Comparison = Extract<BinaryOperator, '=' | '!=' | '<' | '<=' | '>' | '>='>;

const moments: readonly Kind[] = ['date', 'date-time', 'time'];
const isEquality = (operator: Comparison): operator is '=' | '!=' => operator === '=' || operator === '!=';

const say = (operator: Comparison, a: Rule, b: Rule): Rule => ({
  [operator === '=' ? '==' : operator]: [a, b],
});

/** A truth compared with 1, 'true', 0 or 'false' is itself or its opposite. */
const withTruth = (operator: Comparison, a: Typed, b: Typed): Rule | undefined => {
  const [truth, other] = a.kind === 'truth' ? [a, b] : [b, a];
  if (truth.kind !== 'truth' || !isEquality(operator)) return undefined;
  const value = other.rule;
  if (other.kind === 'truth' && typeof value !== 'boolean')
    return say(operator, { '!!': [a.rule] }, { '!!': [b.rule] });
  const isTrue = value === true || value === 1 || value === '1' || value === 'true' || value === 'OK';
  const isFalse = value === false || value === 0 || value === '0' || value === 'false';
  if (!isTrue && !isFalse) return undefined;
  return isTrue === (operator === '=') ? truth.rule : { '!': [truth.rule] };
};

/** A list's code beside a literal is that code; several choices equal a literal where it alone was chosen. */
const withChoice = (
  operator: Comparison,
  a: Typed,
  b: Typed,
  tellUnknown: (literal: Typed, choice: Typed) => void,
): Rule | undefined => {
  const choice = [a, b].find(({ kind }) => kind === 'one' || kind === 'many');
  const literal = [a, b].find((side) => side.literal);
  if (!isEquality(operator) || choice === undefined || literal === undefined) return undefined;
  const code = codeOf(literal.rule, choice.codes);
  if (code === undefined) return undefined;
  if (choice.codes?.has(code) === false) tellUnknown(literal, choice);
  const said = choice.kind === 'many' ? [code] : code;
  return choice === a ? say(operator, a.rule, said) : say(operator, said, b.rule);
};

const isNumeric = ({ kind, codes }: Typed): boolean =>
  kind === 'number' || (kind === 'one' && hasNumbers(codes));

/** Dates in ISO 8601 follow one another as texts do. */
const areDates = (a: Typed, b: Typed): boolean => {
  const dated = [a, b].filter(({ kind }) => moments.includes(kind)).length;
  return dated === 2 || (dated === 1 && [a, b].some(({ kind }) => kind === 'text'));
};

const areNumbers = (operator: Comparison, a: Typed, b: Typed): boolean =>
  !isEquality(operator) || a.kind === 'number' || b.kind === 'number' || (isNumeric(a) && isNumeric(b));

const isNothing = (operator: Comparison, a: Typed, b: Typed): boolean =>
  isEquality(operator) && (a.kind === 'nothing' || b.kind === 'nothing');

const orNull = ({ kind, rule }: Typed): Rule => (kind === 'nothing' ? null : rule);

export const compare = (
  operator: Comparison,
  a: Typed,
  b: Typed,
  tellUnknown: (literal: Typed, choice: Typed) => void,
): Rule => {
  if (a.kind === 'opaque' || b.kind === 'opaque') return say(operator, orNull(a), orNull(b));
  if (isNothing(operator, a, b)) return say(operator, orNull(a), orNull(b));
  const special = withTruth(operator, a, b) ?? withChoice(operator, a, b, tellUnknown);
  if (special !== undefined) return special;
  if (areDates(a, b)) return say(operator, a.rule, b.rule);
  return areNumbers(operator, a, b)
    ? say(operator, asNumber(a), asNumber(b))
    : say(operator, asText(a), asText(b));
};
