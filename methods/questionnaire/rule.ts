import jsonLogic from 'json-logic-js';
import type { Answers, Rule } from './form.ts';

/** JSON Logic knows more; these have a clear meaning over answers, and none of them can print, loop or reach outside. */
const OPERATORS: ReadonlySet<string> = new Set([
  'var',
  ...['==', '===', '!=', '!==', '<', '<=', '>', '>='],
  ...['!', '!!', 'and', 'or', 'if', 'in'],
]);

/** Deeper rules are refused: nobody can review them, and recursion must end. */
const MAXIMUM_DEPTH = 20;

export type RuleProblem =
  | { readonly reason: 'unknown-operator'; readonly operator: string }
  | { readonly reason: 'unknown-item'; readonly item: string }
  | { readonly reason: 'malformed' }
  | { readonly reason: 'too-deep'; readonly maximum: number };

/** A rule that this system does not evaluate; `problem` says why. */
export class RuleError extends Error {
  readonly problem: RuleProblem;

  constructor(problem: RuleProblem) {
    super(`rule not accepted: ${JSON.stringify(problem)}`);
    this.name = 'RuleError';
    this.problem = problem;
  }
}

/** Letters, digits and _: json-logic-js would take a dot for a path, and a name such as `constructor` for a property. */
export const isItemCode = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !(name in Object.prototype);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** json-logic-js takes an object with other than one key for data, and `{"var": ["Q1", 0]}` for a default. */
const readReference = (operand: unknown, items: ReadonlySet<string> | undefined): Rule => {
  const name = isList(operand) && operand.length === 1 ? operand[0] : operand;
  if (typeof name !== 'string' || !isItemCode(name)) throw new RuleError({ reason: 'malformed' });
  if (items && !items.has(name)) throw new RuleError({ reason: 'unknown-item', item: name });
  return { var: name };
};

const readAt = (value: unknown, items: ReadonlySet<string> | undefined, depth: number): Rule => {
  if (depth > MAXIMUM_DEPTH) throw new RuleError({ reason: 'too-deep', maximum: MAXIMUM_DEPTH });
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (isList(value)) return value.map((part) => readAt(part, items, depth + 1));
  if (typeof value !== 'object') throw new RuleError({ reason: 'malformed' });
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) throw new RuleError({ reason: 'malformed' });
  const [operator, operands] = entry;
  if (!OPERATORS.has(operator)) throw new RuleError({ reason: 'unknown-operator', operator });
  if (operator === 'var') return readReference(operands, items);
  return { [operator]: readAt(operands, items, depth + 1) };
};

/**
 * Reads untrusted JSON as a rule.
 * @param items the item codes that the rule may speak of; without them any name is taken
 * @throws RuleError
 */
export const readRule = (value: unknown, items?: ReadonlySet<string>): Rule => readAt(value, items, 0);

/**
 * Plain JSON Logic converts as JavaScript does: null <= 2 holds, so a rule could speak of an item that was never asked,
 * and "1" == 1 holds, so an answer of the wrong type could open the items after it. Here nothing is converted: equality
 * is strict, and an ordering holds only between two numbers or two texts.
 */
const ordering = (holdsFor: (comparison: number) => boolean) => {
  const pair = (a: unknown, b: unknown): boolean => {
    if (typeof a === 'number' && typeof b === 'number') return holdsFor(a - b);
    if (typeof a === 'string' && typeof b === 'string') return holdsFor(a < b ? -1 : Number(a > b));
    return false;
  };
  return (...operands: readonly unknown[]): boolean =>
    operands.length > 1 && operands.slice(1).every((operand, index) => pair(operands[index], operand));
};

const STRICT = {
  '==': (a: unknown, b: unknown) => a === b,
  '!=': (a: unknown, b: unknown) => a !== b,
  '<': ordering((comparison) => comparison < 0),
  '<=': ordering((comparison) => comparison <= 0),
  '>': ordering((comparison) => comparison > 0),
  '>=': ordering((comparison) => comparison >= 0),
};
for (const [operator, operation] of Object.entries(STRICT)) jsonLogic.add_operation(operator, operation);

/** One rule is asked of thousands of households: it is read once. */
const readBefore = new WeakMap<object, Rule>();

const checked = (rule: Rule): Rule => {
  if (typeof rule !== 'object' || rule === null) return readRule(rule);
  const known = readBefore.get(rule) ?? readRule(rule);
  readBefore.set(rule, known);
  return known;
};

/**
 * Whether a rule is true of the answers, by JSON Logic's own notion of truth (jsonlogic.com/truthy: 0, empty text, an
 * empty list and null are not). An absent answer is `null` to the rule.
 * @throws RuleError for an operator outside the list above
 */
export const holds = (rule: Rule, answers: Answers): boolean =>
  jsonLogic.truthy(jsonLogic.apply(checked(rule), answers));
