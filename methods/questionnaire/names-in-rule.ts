import type { Rule } from './form.ts';
import { isList } from './rule-value.ts';

/** What a rule speaks of: `answer`s, and properties of choices that a choice filter looks at (`choice`). */
export interface NamesInRule {
  readonly answer: ReadonlySet<string>;
  readonly choice: ReadonlySet<string>;
}

export const namesInRule = (rule: Rule): NamesInRule => {
  const answer = new Set<string>();
  const choice = new Set<string>();
  const found: Readonly<Record<string, Set<string>>> = { var: answer, choice };
  const visit = (part: Rule): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [operator, operands] of Object.entries(part)) {
      const [first]: readonly Rule[] = isList(operands) ? operands : [operands];
      if (typeof first === 'string') found[operator]?.add(first);
      visit(operands);
    }
  };
  visit(rule);
  return { answer, choice };
};
