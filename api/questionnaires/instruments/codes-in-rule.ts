import type { Rule } from '../../../methods/questionnaire/form.ts';

const isRules = (rule: Rule): rule is readonly Rule[] => Array.isArray(rule);

/** Every name that a rule speaks of. */
export const codesIn = (rule: Rule): ReadonlySet<string> => {
  if (typeof rule !== 'object' || rule === null) return new Set();
  if (isRules(rule)) return new Set(rule.flatMap((part) => [...codesIn(part)]));
  return new Set(
    Object.entries(rule).flatMap(([operator, operands]) =>
      operator === 'var' && typeof operands === 'string' ? [operands] : [...codesIn(operands)],
    ),
  );
};
