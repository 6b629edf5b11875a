import { z } from 'zod';
import type { Rule } from '../../methods/questionnaire/form.ts';
import { readRule } from '../../methods/questionnaire/rule.ts';

/**
 * An indicator (指标) is data with its source. A *measure* says, as rules over a household's answers and list type, whether it
 * counts in the denominator and whether also in the numerator, and what it counts for: itself, or the number in one of its
 * answers; its rate is the ratio of the two weighted sums. A *composite* is computed from measures and registry totals.
 */
const rule = z.unknown().transform((value, context): Rule => {
  try {
    return readRule(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'not a rule' });
    return z.NEVER;
  }
});

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });

export const indicatorUnits = ['persons', 'households'] as const;

const key = z.string().regex(/^[a-z][a-z-]{1,39}$/);

const measure = z.object({
  kind: z.literal('measure'),
  key,
  name: text,
  unit: z.enum(indicatorUnits),
  /** The integer item whose answer the household counts for; absent: it counts for 1. */
  amount: z.string().optional(),
  denominator: rule,
  /** Among the households of the denominator. */
  numerator: rule,
  /** Which denominator the rate uses, in a sentence; printed beside every figure. */
  denominatorText: text,
  /** The list types that are shown apart from the whole; none where the measure concerns one list only. */
  byList: z.boolean(),
  /** The design effect planned for, used where nothing varies (0 or 100 %). */
  deffPlanned: z.number().min(0.5).max(50),
  source: z.string().min(1),
});

const composite = z.object({
  kind: z.literal('poverty-headcount'),
  key,
  name: text,
  unit: z.literal('persons'),
  /** The measures whose rates are expanded to all exited and all non-registered persons. */
  wrongExit: key,
  missed: key,
  denominatorText: text,
  source: z.string().min(1),
});

export const indicatorSchema = z.discriminatedUnion('kind', [measure, composite]);

export type Indicator = z.infer<typeof indicatorSchema>;
export type Measure = z.infer<typeof measure>;
export type Composite = z.infer<typeof composite>;

/** Persons by the registry: U still poor, T exited, N0 non-registered; N = U + T + N0 is the rural population. */
export const registryTotalsSchema = z.object({
  division: z.string().regex(/^[1-9][0-9]{5}$/),
  poor: z.int().min(0),
  exited: z.int().min(0),
  nonregistered: z.int().min(0),
});
