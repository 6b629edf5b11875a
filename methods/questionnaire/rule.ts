import { compileRule, type Run } from './compile-rule.ts';
import type { Answers, Rule } from './form.ts';
import { operators } from './operators.ts';
import { isPattern } from './pattern.ts';
import { isList, isTrue } from './rule-value.ts';

const ANY = Number.POSITIVE_INFINITY;

/** Operators that decide themselves which operands to work out, or need to know more than their values. */
const forms: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['and', [1, ANY]],
  ['or', [1, ANY]],
  ['if', [1, ANY]],
  ['known', [1, ANY]],
  ['first-known', [1, ANY]],
  ['non-answer', [1, 1]],
  ['count-selected', [1, 1]],
  ['members', [1, 1]],
  ['at', [2, 2]],
  ['position', [0, 0]],
  ['choice', [1, 1]],
  ['matches', [2, 2]],
]);

/** Deeper rules are refused: nobody can review them, and recursion must end. */
const MAXIMUM_DEPTH = 64;

export type RuleProblem =
  | { readonly reason: 'unknown-operator'; readonly operator: string }
  | { readonly reason: 'unknown-item'; readonly item: string }
  /** `maximum` is absent where there may be any number of operands. */
  | {
      readonly reason: 'operands';
      readonly operator: string;
      readonly minimum: number;
      readonly maximum?: number;
    }
  | { readonly reason: 'pattern'; readonly pattern: string }
  | { readonly reason: 'malformed' }
  | { readonly reason: 'too-deep'; readonly maximum: number };

/** A rule that this system does not evaluate; `problem` says why, `path` where in the JSON it stands. */
export class RuleError extends Error {
  readonly problem: RuleProblem;
  readonly path: string;

  constructor(problem: RuleProblem, path = 'rule') {
    super(`${path} not accepted: ${JSON.stringify(problem)}`);
    this.name = 'RuleError';
    this.problem = problem;
    this.path = path;
  }
}

/** Letters, digits and _: plain JSON Logic takes a dot for a path, and a name such as `constructor` for a property. */
export const isItemCode = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !(name in Object.prototype);

interface Reading {
  readonly names: ReadonlySet<string> | undefined;
  readonly path: string;
}

/** Plain JSON Logic takes an object with other than one key for data, and `{"var": ["Q1", 0]}` for a default. */
const readReference = (operand: unknown, { names, path }: Reading): Rule => {
  const name = isList(operand) && operand.length === 1 ? operand[0] : operand;
  if (typeof name !== 'string' || !isItemCode(name)) throw new RuleError({ reason: 'malformed' }, path);
  if (names && !names.has(name)) throw new RuleError({ reason: 'unknown-item', item: name }, path);
  return { var: name };
};

/** What an operator demands of the operands themselves, whatever they come to. */
const mustSuit = (operator: string, operands: readonly Rule[], path: string): void => {
  const [first, pattern] = operands;
  const named = typeof first === 'object' && first !== null && 'var' in first;
  const malformed =
    ((operator === 'at' || operator === 'members') && !named) ||
    (operator === 'choice' && typeof first !== 'string');
  if (malformed) throw new RuleError({ reason: 'malformed' }, path);
  if (operator !== 'matches') return;
  if (typeof pattern !== 'string') throw new RuleError({ reason: 'malformed' }, path);
  if (!isPattern(pattern)) throw new RuleError({ reason: 'pattern', pattern }, path);
};

const readOperation = (operator: string, value: unknown, reading: Reading, depth: number): Rule => {
  const { path } = reading;
  if (operator === 'var') return readReference(value, reading);
  const { least, most } = operators.get(operator) ?? {};
  const [minimum = least, maximum = most] = forms.get(operator) ?? [];
  if (minimum === undefined || maximum === undefined)
    throw new RuleError({ reason: 'unknown-operator', operator }, path);
  const read = readAt(value, reading, depth + 1);
  const operands = isList(read) ? read : [read];
  if (operands.length < minimum || operands.length > maximum) {
    const limits = maximum === ANY ? { minimum } : { minimum, maximum };
    throw new RuleError({ reason: 'operands', operator, ...limits }, path);
  }
  mustSuit(operator, operands, path);
  return { [operator]: read };
};

const readAt = (value: unknown, reading: Reading, depth: number): Rule => {
  const { path } = reading;
  if (depth > MAXIMUM_DEPTH) throw new RuleError({ reason: 'too-deep', maximum: MAXIMUM_DEPTH }, path);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (isList(value)) return value.map((part) => readAt(part, reading, depth + 1));
  if (typeof value !== 'object') throw new RuleError({ reason: 'malformed' }, path);
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) throw new RuleError({ reason: 'malformed' }, path);
  return readOperation(...entry, reading, depth);
};

/**
 * Reads untrusted JSON as a rule.
 * @param names what the rule may speak of; without them any name is taken
 * @param path where the rule stands, for the error
 * @throws RuleError
 */
export const readRule = (value: unknown, names?: ReadonlySet<string>, path?: string): Rule =>
  readAt(value, { names, path: path ?? 'rule' }, 0);

/** Without a form there are only plain names: no members, and nothing is known of what a code means. */
const plain = (name: string) => ({ run: (answers: Answers) => answers[name] ?? null });

/** One rule is asked of thousands of households: it is read once. */
const compiledBefore = new WeakMap<object, Run<Answers>>();

const compiled = (rule: object & Rule): Run<Answers> => {
  const run = compiledBefore.get(rule) ?? compileRule(readRule(rule), plain);
  compiledBefore.set(rule, run);
  return run;
};

/**
 * Whether a rule is true of answers that need no form to be understood, such as stored ones. An absent answer is `null`.
 * @throws RuleError for an operator outside the list above
 */
export const holds = (rule: Rule, answers: Answers): boolean =>
  isTrue(typeof rule === 'object' && rule !== null ? compiled(rule)(answers, 0) : rule);
