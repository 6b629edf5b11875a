import { z } from 'zod';
import type { Rule } from '../../methods/questionnaire/form.ts';
import { readRule } from '../../methods/questionnaire/rule.ts';

/** A rule over what is known of a household, in JSON Logic: its answers, and `list`, `village` (12-digit code), `stratum`. */
export const ruleSchema = z.unknown().transform((value, context): Rule => {
  try {
    return readRule(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'not a rule' });
    return z.NEVER;
  }
});

export const wordingSchema = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** Keys of indicators, breakdowns and groups. */
export const keySchema = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
