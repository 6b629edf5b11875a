import { z } from 'zod';

/** A verdict as it stands in a head: three outcomes, with all that each rests on. */
const outcome = z.enum(['meets', 'fails', 'cannot-tell']);

const reading = z.object({
  estimate: z.number(),
  effectiveN: z.number(),
  lower: z.number(),
  upper: z.number(),
});

const furtherSample = z.discriminatedUnion('within', [
  z.object({
    within: z.literal(true),
    outcome: z.enum(['meets', 'fails']),
    effectiveN: z.number(),
    households: z.number(),
  }),
  z.object({ within: z.literal(false), reason: z.enum(['not-within-20-times', 'cannot-judge-cases']) }),
]);

const ruleResult = z.object({
  key: z.string(),
  outcome,
  direction: z.enum(['below', 'at-least']),
  threshold: z.number(),
  /** One-sided; what an announced extension leaves of the design's level. */
  level: z.number(),
  veto: z.boolean(),
  /** Of a veto rule: at (1 − level)/number of veto rules, on which the area's failing rests. */
  vetoOutcome: outcome.optional(),
  /** The comparison that the regulation makes: the point estimate without its uncertainty. */
  official: z.object({ estimate: z.number(), meets: z.boolean() }).optional(),
  /** Households that nobody could judge counted against the area, and in its favour. */
  against: reading.optional(),
  inFavour: reading.optional(),
  furtherSample: furtherSample.optional(),
  notEstimable: z.string().optional(),
});

export const areaVerdictSchema = z.object({
  outcome,
  failedVetoes: z.array(z.string()),
  rules: z.array(ruleResult),
});

export type AreaVerdict = z.infer<typeof areaVerdictSchema>;
export type RuleResult = z.infer<typeof ruleResult>;
