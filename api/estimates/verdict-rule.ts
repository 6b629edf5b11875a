import { z } from 'zod';
import { keySchema } from './rule-schema.ts';

/**
 * A line (标准线) that an area's figure is judged against at closing. It is a share; it may differ by region: of several lines the one of the
 * smallest division that holds the area counts.
 */
const line = z.object({
  /** Division code, or CN. */
  division: z.string().regex(/^(CN|[1-9][0-9]{1,5})$/),
  threshold: z.number().gt(0).lt(1),
});

const rule = z.object({
  key: keySchema,
  /** A share or a poverty headcount. */
  indicator: keySchema,
  /** `all`, or a group of one of the measure's breakdowns. */
  group: keySchema,
  direction: z.enum(['below', 'at-least']),
  lines: z.array(line).min(1).max(3500),
  veto: z.boolean(),
  /** One-sided. */
  level: z.number().gt(0.5).lt(1),
  /** The regulation, its number and its date. */
  source: z.string().min(1),
  dated: z.iso.date(),
});

export const verdictRuleSchema = z.object({
  rules: z.array(rule).min(1).max(20),
  /** Levels of areas that are judged. */
  levels: z.array(z.enum(['county', 'prefecture', 'province', 'nation'])).min(1),
  /** One extension of the sample is announced: both looks share the error, 97.5 % and 97.5 %. */
  extension: z.boolean(),
});

export type VerdictRules = z.infer<typeof verdictRuleSchema>;
export type DesignedRule = VerdictRules['rules'][number];
