/**
 * A rule of ours as an expression of XLSForm. What XLSForm cannot say stands as a function of ours (`zhenping:years-between`), which
 * other programs refuse by its name rather than read wrongly. Each piece is read again before it is taken.
 */
import type { Rule } from '../../form.ts';
import { ExpressionError } from './expression-error.ts';
import type { Scope } from './scope.ts';
import { conditionOf, typedExpression, worthOf } from './translate.ts';

interface Printed {
  readonly text: string;
  /** How strongly it holds together: 0 is or, 7 needs no brackets. */
  readonly level: number;
}

const isList = (rule: Rule): rule is readonly Rule[] => Array.isArray(rule);
const atom = (text: string): Printed => ({ text, level: 7 });

const signs: Readonly<Record<string, readonly [sign: string, level: number, row: boolean]>> = {
  or: ['or', 0, true],
  and: ['and', 1, true],
  '==': ['=', 2, false],
  '!=': ['!=', 2, false],
  '<': ['<', 3, false],
  '<=': ['<=', 3, false],
  '>': ['>', 3, false],
  '>=': ['>=', 3, false],
  '+': ['+', 4, true],
  '-': ['-', 4, false],
  '*': ['*', 5, true],
  '/': ['div', 5, false],
  '%': ['mod', 5, false],
};

const calls: Readonly<Record<string, readonly string[]>> = {
  '!': ['not'],
  '!!': ['boolean'],
  'first-known': ['coalesce'],
  'count-selected': ['count-selected'],
  length: ['string-length'],
  cat: ['concat'],
  matches: ['regex'],
  text: ['string'],
  number: ['number'],
  round: ['round'],
  int: ['int'],
  abs: ['abs'],
  sum: ['sum'],
  min: ['min'],
  max: ['max'],
  count: ['count-non-empty'],
  'date-of': ['date'],
  'day-number': ['decimal-date-time'],
};

const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** Any rule at all; no quotation mark of XPath's stands in it. */
export const asJson = (rule: Rule): string =>
  `zhenping:json('${JSON.stringify(rule).replaceAll("'", '\\u0027')}')`;

const isSame = (text: string, rule: Rule, read: (text: string) => Rule): boolean => {
  try {
    return JSON.stringify(read(text)) === JSON.stringify(rule);
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
};

export const openPrinter = (
  scope: Scope,
): { readonly condition: (rule: Rule) => string; readonly value: (rule: Rule) => string } => {
  const readsAs = (text: string, rule: Rule): boolean =>
    isSame(text, rule, (each) => typedExpression(each, scope).rule);

  const leaf = (rule: Rule): Printed => {
    if (typeof rule === 'boolean') return atom(rule ? 'true()' : 'false()');
    if (typeof rule === 'number') return { text: String(rule), level: rule < 0 ? 6 : 7 };
    const text = typeof rule === 'string' ? quoted(rule) : '';
    return atom(text !== '' && readsAs(text, rule) ? text : asJson(rule));
  };

  const within = ({ text, level }: Printed, outer: number): string => (level <= outer ? `(${text})` : text);

  /** `''` means “nothing” to XPath; whether it does here, the whole shows. */
  const loose = (rule: Rule): Printed => {
    if (rule === null) return atom("''");
    // Several choices of which one was chosen: `${question} = 'code'`.
    const [only] = isList(rule) && rule.length === 1 ? rule : [];
    return only === undefined ? print(rule) : leaf(only);
  };

  const nameOf = (code: string): string => (scope.self?.code === code ? '.' : `\${${code}}`);

  /** Whether one choice is among several. */
  const among = (operands: readonly Rule[]): readonly string[] => {
    const [value, these] = operands;
    if (value === undefined || these === undefined || !isList(these)) return [];
    return [`selected(${quoted(these.map(String).join(' '))}, ${loose(value).text})`];
  };

  const substring = (operands: readonly Rule[]): readonly string[] => {
    const [text = null, start, length] = operands;
    if (typeof start !== 'number') return [];
    const of = loose(text).text;
    const rest = length === undefined ? '' : `, ${loose(length).text}`;
    return [`substring(${of}, ${start + 1}${rest})`, `substr(${of}, ${start})`];
  };

  const memberOf = (operands: readonly Rule[]): readonly string[] => {
    const [question = null, index = null] = operands.map((each) => loose(each).text);
    const repeat = scope.find((question ?? '').slice(2, -1))?.repeat;
    return repeat === undefined ? [] : [`indexed-repeat(${question}, \${${repeat}}, ${index})`];
  };

  const includes = (operands: readonly Rule[]): readonly string[] => {
    const [part, whole] = operands.map((each) => loose(each).text);
    return [...among(operands), `selected(${whole}, ${part})`, `contains(${whole}, ${part})`];
  };

  /** Cases one after the other, as spreadsheets have them: one `if` in the last place of another. */
  const chain = (operands: readonly Rule[]): readonly string[] => {
    const texts = operands.map((each) => loose(each).text);
    const last = texts.at(-1);
    if (last === undefined || texts.length < 3 || texts.length % 2 === 0) return [];
    const around = (inner: string): string => {
      let text = inner;
      for (let at = texts.length - 3; at >= 0; at -= 2) text = `if(${texts[at]}, ${texts[at + 1]}, ${text})`;
      return text;
    };
    return [around(last), around(`(${last})`)];
  };

  /** Ways to write an operator that has no sign; none of them need be right. */
  const called = (operator: string, operands: readonly Rule[]): readonly string[] => {
    switch (operator) {
      case 'position':
        return ['position(..)'];
      case 'in':
        return includes(operands);
      case 'if':
        return chain(operands);
      case 'at':
        return memberOf(operands);
      case 'substr':
        return substring(operands);
      default: {
        const args = operands.map((each) => loose(each).text).join(', ');
        return (calls[operator] ?? []).map((name) => `${name}(${args})`);
      }
    }
  };

  const special = (operator: string, operands: Rule): readonly string[] => {
    if (isList(operands)) return called(operator, operands);
    if (typeof operands !== 'string') return [];
    if (operator === 'var') return [nameOf(operands), `\${${operands}}`];
    return operator === 'choice' ? [operands === 'code' ? 'name' : operands] : [];
  };

  const signed = (operator: string, operands: Rule): Printed | undefined => {
    const [sign, level, isRow] = (Object.hasOwn(signs, operator) ? signs[operator] : undefined) ?? [];
    if (sign === undefined || level === undefined || !isList(operands)) return undefined;
    const [only] = operands;
    if (operands.length === 1 && sign === '-' && only !== undefined) {
      return { text: `-${within(loose(only), 6)}`, level: 6 };
    }
    if (operands.length < 2 || (operands.length > 2 && !isRow)) return undefined;
    return { text: operands.map((each) => within(loose(each), level)).join(` ${sign} `), level };
  };

  /** A function of ours, or any rule as JSON. */
  const ours = (rule: Rule, operator: string, operands: Rule): Printed => {
    const args = isList(operands) ? operands.map((each) => print(each).text) : [];
    const text = `zhenping:${operator}(${args.join(', ')})`;
    return atom(/^[a-z-]+$/.test(operator) && readsAs(text, rule) ? text : asJson(rule));
  };

  const print = (rule: Rule): Printed => {
    if (typeof rule !== 'object' || rule === null) return leaf(rule);
    const [operator, operands] = Object.entries(rule)[0] ?? [];
    if (isList(rule) || operator === undefined || operands === undefined) return atom(asJson(rule));
    const written = signed(operator, operands);
    if (written !== undefined && readsAs(written.text, rule)) return written;
    const found = special(operator, operands).find((text) => readsAs(text, rule));
    return found === undefined ? ours(rule, operator, operands) : atom(found);
  };

  const whole = (rule: Rule, read: (text: string, scope: Scope) => Rule): string => {
    const texts = [rule === null ? "''" : print(rule).text, asJson(rule)];
    return texts.find((text) => isSame(text, rule, (each) => read(each, scope))) ?? asJson(rule);
  };
  return { condition: (rule) => whole(rule, conditionOf), value: (rule) => whole(rule, worthOf) };
};
