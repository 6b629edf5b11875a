import { z } from 'zod';

/** NCHS 2-175: whether a share says enough to be shown. It hides a figure, never a verdict. */
const reliabilitySchema = z.object({
  unreliable: z.enum(['few-households', 'wide', 'relatively-wide']).optional(),
  review: z.array(z.enum(['few-degrees-of-freedom', 'zero-or-one'])),
  unreliableComplement: z.boolean(),
});

/** A figure as it stands in a head: everything that a page prints, computed once when the node was written. */
export const figureSchema = z.object({
  indicator: z.string(),
  /** `all`, or a group of a breakdown. */
  group: z.string(),
  /** Households in the denominator. */
  n: z.int(),
  /** Households with an event; of shares. What disclosure is decided by. */
  events: z.int().optional(),
  estimate: z.number().optional(),
  standardError: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  level: z.number().optional(),
  method: z.string().optional(),
  effectiveN: z.number().optional(),
  degreesOfFreedom: z.int().optional(),
  /** Against a simple random sample of as many households, with replacement and without; and from unequal weights alone (Kish). */
  designEffect: z
    .object({
      withReplacement: z.number(),
      withoutReplacement: z.number().optional(),
      kish: z.number(),
    })
    .optional(),
  reliability: reliabilitySchema.optional(),
  /** Strata of one village, whose variance the design's policy sets. */
  lonelyStrata: z.int().optional(),
  /** Why there is no estimate, or no interval. */
  notEstimable: z.string().optional(),
});

export type Figure = z.infer<typeof figureSchema>;

export const figuresSchema = z.array(figureSchema);
