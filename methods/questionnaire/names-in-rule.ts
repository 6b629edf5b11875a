import type { Rule } from './form.ts';

/** What a rule speaks of: `answer`s, and properties of choices that a choice filter looks at (`choice`). */
export interface NamesInRule {
  readonly answer: ReadonlySet<string>;
  readonly choice: ReadonlySet<string>;
}

export const namesInRule = (rule: Rule): NamesInRule => {
  const answer = new Set<string>();
  const choice = new Set<string>();
  const visit = (part: Rule): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [operator, operands] of Object.entries(part)) {
      const first: Rule = Array.isArray(operands) ? operands[0] : operands;
      if (operator === 'var' && typeof first === 'string') answer.add(first);
      else if (operator === 'choice' && typeof first === 'string') choice.add(first);
      else visit(operands);
    }
  };
  visit(rule);
  return { answer, choice };
};
