/** Reads an expression by XPath 1.0's grammar, as far as XLSForm needs it: www.w3.org/TR/1999/REC-xpath-19991116, 3. */
import type { BinaryOperator, Expression, Grouped } from './expression.ts';
import { ExpressionError } from './expression-error.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The weakest first. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

/** Of these, a row is one operation. */
const inRows: readonly BinaryOperator[] = ['and', 'or', '+', '*'];

const deepest = 60;
const mostTokens = 3000;

const tooMuch = (at: number): ExpressionError =>
  new ExpressionError(at, 'too-deep', {
    en: 'the expression is too long or too deep; calculate parts of it in rows of their own',
    zh: '表达式过长或嵌套过深，请拆成多行calculate',
  });

const unexpected = ({ text, kind, at }: Token): ExpressionError =>
  kind === 'end'
    ? new ExpressionError(at, 'unfinished', {
        en: 'the expression breaks off; something is missing, such as a closing bracket',
        zh: '表达式不完整，例如缺少右括号',
      })
    : new ExpressionError(at, 'unexpected', { en: `“${text}” cannot stand here`, zh: `此处不能写“${text}”` });

const path = ({ text, at }: Token): ExpressionError =>
  new ExpressionError(at, 'path', {
    en: `paths with “${text}” are not taken; write \${name} for the answer to a question`,
    zh: `不支持带“${text}”的路径，请用\${题名}引用答案`,
  });

/** @throws ExpressionError */
export const parseExpression = (text: string): Expression => {
  const tokens = tokensOf(text);
  if (tokens.length > mostTokens) throw tooMuch(text.length);
  let next = 0;
  let depth = 0;
  const peek = (): Token => {
    const token = tokens[Math.min(next, tokens.length - 1)];
    if (token === undefined)
      throw new ExpressionError(0, 'unfinished', { en: 'nothing is here', zh: '没有内容' });
    return token;
  };
  const isSign = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign;
  const take = (): Token => {
    const token = peek();
    next += 1;
    return token;
  };
  const expect = (sign: string): void => {
    if (!isSign(sign)) throw unexpected(peek());
    next += 1;
  };
  const operatorAt = (level: readonly BinaryOperator[]): BinaryOperator | undefined => {
    const { kind, text: word } = peek();
    return kind === 'sign' || kind === 'name' ? level.find((operator) => operator === word) : undefined;
  };

  const binary = (level: number): Grouped => {
    const operators = levels[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (let operator = operatorAt(operators); operator !== undefined; operator = operatorAt(operators)) {
      next += 1;
      const right = binary(level + 1);
      const joins =
        left.kind === 'operation' && left.operator === operator && !left.grouped && inRows.includes(operator);
      const before = joins && left.kind === 'operation' ? left.operands : [left];
      left = { kind: 'operation', operator, operands: [...before, right], at: left.at };
    }
    return left;
  };

  const unary = (): Grouped => {
    if (!isSign('-')) return primary();
    const { at } = take();
    const operand = deeper(unary);
    return operand.kind === 'number' && !operand.grouped
      ? { kind: 'number', value: -operand.value, at }
      : { kind: 'negative', operand, at };
  };

  const call = (name: string, at: number): Expression => {
    const operands: Expression[] = [];
    expect('(');
    while (!isSign(')')) {
      if (operands.length > 0) expect(',');
      operands.push(nested());
    }
    expect(')');
    return { kind: 'call', name, operands, at };
  };

  const deeper = (read: () => Grouped): Grouped => {
    depth += 1;
    if (depth > deepest) throw tooMuch(peek().at);
    const inside = read();
    depth -= 1;
    return inside;
  };

  const nested = (): Grouped => deeper(() => binary(0));

  const signed = (token: Token): Grouped => {
    switch (token.text) {
      case '(': {
        const inside = nested();
        expect(')');
        return { ...inside, grouped: true };
      }
      case '.':
        return { kind: 'self', at: token.at };
      case '..':
        return { kind: 'parent', at: token.at };
      case '/':
      case '[':
        throw path(token);
      default:
        throw unexpected(token);
    }
  };

  const atom = (token: Token): Grouped => {
    const { kind, text: word, at } = token;
    switch (kind) {
      case 'number':
        return { kind, value: Number(word), at };
      case 'text':
        return { kind, value: word, at };
      case 'reference':
        return { kind, name: word, at };
      case 'name':
        return isSign('(') ? call(word, at) : { kind, name: word, at };
      case 'sign':
        return signed(token);
      default:
        throw unexpected(token);
    }
  };

  const primary = (): Grouped => {
    const found = atom(take());
    if (isSign('/') || isSign('[') || isSign('|')) throw path(peek());
    return found;
  };

  const whole = nested();
  if (peek().kind !== 'end') throw unexpected(peek());
  return whole;
};
