import type { Form, Item } from '../../methods/questionnaire/form.ts';
import { readRule } from '../../methods/questionnaire/rule.ts';
import type { Design } from './design.ts';
import { numbersOfDesign, rulesOfDesign } from './design-uses.ts';
import { impossible } from './impossible.ts';

/** What rules may speak of beside the items of the form. */
export const facts = ['list', 'village', 'stratum'];

/** Whether its value may be a number that can be added up; what is worked out may be one. */
const isNumber = ({ type }: Item): boolean => ['integer', 'decimal', 'calculate'].includes(type);

/** Throws unless every rule and number of the design speaks of items that the questionnaire has, or of what it derives from them. */
export const mustFitForm = (design: Design, { items, derived = [] }: Form): void => {
  const workedOut = derived.map(({ code }) => code);
  const known = new Set([...items.map(({ code }) => code), ...workedOut, ...facts]);
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
