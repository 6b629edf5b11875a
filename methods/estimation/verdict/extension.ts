import { EstimationError } from '../estimation-error.ts';
import type { Outcome, VerdictRule } from './rule.ts';

/**
 * A sample that cannot tell may be extended once, if the design declared it before fieldwork. Both looks then share the error that one may
 * make: 97.5 % and 97.5 % in place of 95 %. Looking again without that raises the error each time, so anything further is a new campaign.
 */
export type Look = 'first' | 'after-extension';

/** The rule as it is applied at one look. Refuses an extension that the design did not declare. */
export const ruleAtLook = (rule: VerdictRule, look: Look, extensionDeclared: boolean): VerdictRule => {
  if (extensionDeclared) return { ...rule, level: 1 - (1 - rule.level) / 2 };
  if (look === 'after-extension')
    throw new EstimationError(
      'out-of-range',
      'The design declares no extension: a second look is a new campaign.',
    );
  return rule;
};

/** What stands in the end: the first look if it told, else the look after the extension. */
export const outcomeAfterExtension = (first: Outcome, afterExtension: Outcome): Outcome =>
  first === 'cannot-tell' ? afterExtension : first;
