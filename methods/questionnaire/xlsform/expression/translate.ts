/**
 * An expression of XLSForm as a rule of ours. XPath compares whatever it is given by converting it; our operators convert
 * nothing, so the conversions that XPath would make are written into the rule, from what is known of each question.
 */
import type { Rule } from '../../form.ts';
import { compare } from './compare.ts';
import type { Expression } from './expression.ts';
import { ExpressionError } from './expression-error.ts';
import { functions } from './functions.ts';
import { parseExpression } from './parse.ts';
import type { Named, Scope } from './scope.ts';
import { specialFunctions } from './special-functions.ts';
import { asNumber, asTruth, asValue, type Typed } from './typed.ts';
import { unknownFunction } from './unknown-function.ts';

type Operation = Extract<Expression, { readonly kind: 'operation' }>;
type Call = Extract<Expression, { readonly kind: 'call' }>;

const arithmetic: Readonly<Record<string, string>> = { '+': '+', '-': '-', '*': '*', div: '/', mod: '%' };

const typedName = ({ code, kind, codes }: Named, at: number): Typed => ({
  rule: { var: code },
  kind,
  at,
  ...(codes === undefined ? {} : { codes }),
});

const noName = (name: string, at: number): ExpressionError =>
  new ExpressionError(at, 'unknown-question', {
    en: `there is no question \${${name}} that could be meant`,
    zh: `没有名为\${${name}}的题目可供引用`,
  });

const bareName = (name: string, at: number, scope: Scope): Typed => {
  if (scope.list === undefined) {
    throw new ExpressionError(at, 'bare-name', {
      en: `“${name}” alone means nothing; write \${${name}} for an answer, '${name}' for a text`,
      zh: `单独的“${name}”没有意义：引用答案写\${${name}}，文字写'${name}'`,
    });
  }
  if (name === 'name') return { rule: { choice: 'code' }, kind: 'one', codes: scope.list.codes, at };
  if (!scope.list.columns.has(name)) {
    throw new ExpressionError(at, 'unknown-column', {
      en: `the list has no column “${name}”; a text stands in quotes: '${name}'`,
      zh: `选项列表没有“${name}”列；文字须加引号：'${name}'`,
    });
  }
  return { rule: { choice: name }, kind: 'text', at };
};

const operation = ({ operator, operands, at }: Operation, scope: Scope): Typed => {
  const values = operands.map((operand) => typed(operand, scope));
  if (operator === 'and' || operator === 'or') {
    return { rule: { [operator]: values.map(asTruth) }, kind: 'truth', at };
  }
  const said = arithmetic[operator];
  if (said !== undefined) return { rule: { [said]: values.map(asNumber) }, kind: 'number', at };
  const [a, b] = values;
  if (a === undefined || b === undefined || operator === '+' || operator === '-') throw noName('', at);
  if (operator === '*' || operator === 'div' || operator === 'mod') throw noName('', at);
  const rule = compare(operator, a, b, (literal, choice) =>
    scope.tell('unknown-choice', literal.at, {
      en: `${JSON.stringify(literal.rule)} is no choice of ${JSON.stringify(choice.rule)}; this can never hold`,
      zh: `${JSON.stringify(literal.rule)}不是${JSON.stringify(choice.rule)}的选项，此条件永远不成立`,
    }),
  );
  return { rule, kind: 'truth', at };
};

const call = (expression: Call, scope: Scope): Typed => {
  const { name, operands, at } = expression;
  const special =
    specialFunctions.get(name) ??
    (name.startsWith('zhenping:') ? specialFunctions.get('zhenping:') : undefined);
  if (special !== undefined) return special(expression, scope, (operand) => typed(operand, scope));
  const taken = functions.get(name);
  if (taken === undefined) throw unknownFunction(name, at);
  if (operands.length < taken.least || operands.length > taken.most) {
    throw new ExpressionError(at, 'operand-count', {
      en: `${name}() does not take ${operands.length} operand${operands.length === 1 ? '' : 's'}`,
      zh: `${name}()的参数不能是${operands.length}个`,
    });
  }
  const values = operands.map((operand) => typed(operand, scope));
  return { ...taken.apply(values, at), at };
};

const typed = (expression: Expression, scope: Scope): Typed => {
  const { at } = expression;
  switch (expression.kind) {
    case 'number':
      return { rule: expression.value, kind: 'number', at, literal: true };
    case 'text':
      return expression.value === ''
        ? { rule: '', kind: 'nothing', at, literal: true }
        : { rule: expression.value, kind: 'text', at, literal: true };
    case 'reference': {
      const named = scope.find(expression.name);
      if (named === undefined) throw noName(expression.name, at);
      return typedName(named, at);
    }
    case 'self':
      if (scope.self === undefined) throw noName('.', at);
      return typedName(scope.self, at);
    case 'parent':
      throw new ExpressionError(at, 'path', {
        en: '“..” is taken in position(..) only',
        zh: '“..”只能用于position(..)',
      });
    case 'name':
      return bareName(expression.name, at, scope);
    case 'negative':
      return { rule: { '-': [asNumber(typed(expression.operand, scope))] }, kind: 'number', at };
    case 'operation':
      return operation(expression, scope);
    case 'call':
      return call(expression, scope);
  }
};

/** @throws ExpressionError */
export const typedExpression = (text: string, scope: Scope): Typed => typed(parseExpression(text), scope);

/** What must be true or not: relevant, constraint, required, choice_filter. */
export const conditionOf = (text: string, scope: Scope): Rule => asTruth(typedExpression(text, scope));

/** What is kept or counted: calculation, default, repeat_count. */
export const worthOf = (text: string, scope: Scope): Rule => asValue(typedExpression(text, scope));
