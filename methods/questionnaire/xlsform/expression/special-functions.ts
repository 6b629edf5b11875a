/** Functions that ask more of their operands than a value: which question is meant, which group, and our own. */
import type { Rule } from '../../form.ts';
import { RuleError } from '../../rule.ts';
import type { Expression, Grouped } from './expression.ts';
import { ExpressionError } from './expression-error.ts';
import { common } from './functions.ts';
import type { Named, Scope } from './scope.ts';
import { asNumber, asTruth, asValue, type Typed } from './typed.ts';
import { unknownFunction } from './unknown-function.ts';

type Call = Extract<Expression, { readonly kind: 'call' }>;
type Special = (call: Call, scope: Scope, typed: (expression: Expression) => Typed) => Typed;

const wrong = (at: number, en: string, zh: string): ExpressionError =>
  new ExpressionError(at, 'wrong-operand', { en, zh });

const named = (expression: Expression | undefined, scope: Scope, at: number): Named => {
  const found = expression?.kind === 'reference' ? scope.find(expression.name) : undefined;
  if (found === undefined)
    throw wrong(
      expression?.at ?? at,
      `a question that is there, as \${name}, is needed`,
      `此处须引用已有的题目：\${题名}`,
    );
  return found;
};

const isChain = (expression: Grouped | undefined): boolean =>
  expression?.kind === 'call' && expression.name === 'if' && !expression.grouped;

const casesOf = (rule: Rule): readonly Rule[] | undefined => {
  const cases = typeof rule === 'object' && rule !== null && 'if' in rule ? rule['if'] : undefined;
  return Array.isArray(cases) ? cases : undefined;
};

/** One `if` in the last place of another goes on with its cases, unless brackets hold it apart. */
const choose: Special = ({ operands, at }, _scope, typed) => {
  const [condition, first, last, ...more] = operands.map((operand) => typed(operand));
  if (condition === undefined || first === undefined || last === undefined || more.length > 0) {
    throw new ExpressionError(at, 'operand-count', {
      en: 'if() takes a condition and two values',
      zh: 'if()须有一个条件和两个值',
    });
  }
  const cases = isChain(operands[2]) ? casesOf(last.rule) : undefined;
  const rest = cases ?? [asValue(last)];
  return { rule: { if: [asTruth(condition), asValue(first), ...rest] }, ...common([first, last]), at };
};

/** XPath counts nodes: a question in a repeat is there once for each member, answered or not. */
const count: Special = ({ operands, at }, scope) => {
  const found = named(operands[0], scope, at);
  if (found.repeat === undefined)
    throw wrong(at, 'count() counts the members of a repeat', 'count()用于计算重复组的成员数');
  return { rule: { var: found.repeat }, kind: 'number', at };
};

const position: Special = ({ operands, at }, scope) => {
  if (operands.length !== 1 || operands[0]?.kind !== 'parent')
    throw wrong(at, 'only position(..) is taken', '只支持position(..)');
  if (scope.self?.repeat === undefined)
    throw wrong(at, 'position(..) means nothing outside of a repeat', '重复组之外不能用position(..)');
  return { rule: { position: [] }, kind: 'number', at };
};

const indexedRepeat: Special = ({ operands, at }, scope, typed) => {
  const [question, group, index, ...more] = operands;
  const found = named(question, scope, at);
  const { code } = named(group, scope, at);
  if (index === undefined || more.length > 0 || found.repeat !== code || found.isGroup) {
    throw wrong(
      at,
      `write indexed-repeat(\${question}, \${its repeat}, number)`,
      `须写作indexed-repeat(\${题名}, \${所在重复组}, 序号)`,
    );
  }
  const { kind, codes } = found;
  const rule: Rule = { at: [{ var: found.code }, asNumber(typed(index))] };
  return codes === undefined ? { rule, kind, at } : { rule, kind, codes, at };
};

const today: Special = ({ operands, at }, scope) => {
  if (operands.length > 0) throw wrong(at, 'today() takes no operand', 'today()没有参数');
  return { rule: { var: scope.today() }, kind: 'date', at };
};

/** What never changes while a form is filled is the same once and always. */
const isConstant = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return true;
    case 'call':
      return (
        [
          'today',
          'true',
          'false',
          'concat',
          'date',
          'format-date',
          'round',
          'int',
          'string',
          'number',
          'once',
        ].includes(expression.name) && expression.operands.every(isConstant)
      );
    case 'operation':
      return expression.operands.every(isConstant);
    default:
      return false;
  }
};

const once: Special = ({ operands, at }, _scope, typed) => {
  const [operand, more] = operands;
  if (operand === undefined || more !== undefined || !isConstant(operand)) {
    throw wrong(
      at,
      'once() is taken of what does not change, such as once(today())',
      'once()只能用于不变的值，例如once(today())',
    );
  }
  return typed(operand);
};

const mostChoices = 100;

/** A rule has no languages: the label is that of the form's first. In a label, `${question}` shows it in the reader's own. */
const choiceName: Special = ({ operands, at }, scope) => {
  const [question, name] = operands;
  const found = named(question, scope, at);
  const isSame =
    name?.kind === 'text' &&
    name.value.replaceAll(/[\s${}]/g, '') === (question?.kind === 'reference' ? question.name : '');
  if (found.labels === undefined || found.kind !== 'one' || found.labels.length > mostChoices || !isSame) {
    throw wrong(
      at,
      `write jr:choice-name(\${question}, '\${question}') of a select_one of at most ${mostChoices} choices`,
      `须写作jr:choice-name(\${题名}, '\${题名}')，用于选项不超过${mostChoices}个的单选题`,
    );
  }
  scope.tell('choice-name', at, {
    en: "the label is that of the form's first language",
    zh: '取表单第一语言的选项文字',
  });
  const cases = found.labels.flatMap(([code, label]): Rule[] => [
    { '==': [{ var: found.code }, code] },
    label,
  ]);
  return { rule: { if: [...cases, null] }, kind: 'text', at };
};

const problemOf = (value: unknown, scope: Scope): RuleError | undefined => {
  try {
    scope.readRule(value);
    return undefined;
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
};

const readOurs = (value: unknown, scope: Scope, at: number): Rule => {
  const cause = problemOf(value, scope);
  if (cause === undefined) return scope.readRule(value);
  const said = JSON.stringify(cause.problem);
  const wording = { en: `the rule is not taken: ${said}`, zh: `不支持该规则：${said}` };
  throw new ExpressionError(at, 'rule', wording, { cause });
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** `zhenping:years-between(a, b)` is our operator of that name; `zhenping:json('…')` any rule, as it is. */
const ours: Special = ({ name, operands, at }, scope, typed) => {
  const operator = name.slice('zhenping:'.length);
  if (operator !== 'json') {
    const rule = { [operator]: operands.map((operand) => typed(operand).rule) };
    return { rule: readOurs(rule, scope, at), kind: 'opaque', at };
  }
  const [text] = operands;
  if (text?.kind !== 'text') throw unknownFunction(name, at);
  const value = parsed(text.value);
  if (value === undefined) throw wrong(text.at, 'this is no JSON', '不是JSON');
  return { rule: readOurs(value, scope, at), kind: 'opaque', at };
};

export const specialFunctions: ReadonlyMap<string, Special> = new Map([
  ['if', choose],
  ['count', count],
  ['position', position],
  ['indexed-repeat', indexedRepeat],
  ['today', today],
  ['once', once],
  ['jr:choice-name', choiceName],
  ['zhenping:', ours],
]);
