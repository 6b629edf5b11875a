import type { Form, Item } from '../../methods/questionnaire/form.ts';
import { readRule } from '../../methods/questionnaire/rule.ts';
import type { Design } from './design.ts';
import { numbersOfDesign, rulesOfDesign } from './design-uses.ts';
import { impossible } from './impossible.ts';

/** What rules may speak of beside what the form holds and the design's parameters. */
export const facts = ['list', 'village', 'stratum'];

/** Whether its value may be a number that can be added up; what is worked out may be one. */
const isNumber = ({ type }: Item): boolean => ['integer', 'decimal', 'calculate'].includes(type);

/** Throws unless every rule and number of the design speaks of items that the questionnaire has, of what it derives from them, or of a parameter. */
export const mustFitForm = (design: Design, { items, derived = [] }: Form): void => {
  const workedOut = derived.map(({ code }) => code);
  const named = [...items.map(({ code }) => code), ...workedOut, ...facts];
  const known = new Set([...named, ...parameterKeys(design, named)]);
  const numbers = new Set([...items.filter(isNumber).map(({ code }) => code), ...workedOut]);
  for (const [key, rule] of rulesOfDesign(design)) {
    try {
      readRule(rule, known);
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      throw impossible(`${key}: ${detail}`, `${key}：规则引用了问卷中没有的题目（${detail}）`);
    }
  }
  for (const [key, item] of numbersOfDesign(design)) {
    if (!numbers.has(item)) {
      throw impossible(
        `${key} adds up ${item}, which is no number of the questionnaire.`,
        `${key} 所用的 ${item} 不是问卷中的数字题。`,
      );
    }
  }
};

/** A parameter's key is a name of its own. */
const parameterKeys = ({ parameters = [] }: Design, named: readonly string[]): readonly string[] => {
  const keys = parameters.map(({ key }) => key);
  const taken = keys.find((key, place) => named.includes(key) || keys.indexOf(key) < place);
  if (taken !== undefined) {
    throw impossible(
      `the parameter ${taken} has the name of a question, of a fact, or of another parameter.`,
      `参数 ${taken} 与题目、样本信息或其他参数重名。`,
    );
  }
  return keys;
};
