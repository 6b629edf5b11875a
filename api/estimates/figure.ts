import { z } from 'zod';

/** A figure as it stands in a head: everything that a page prints, computed once when the node was written. */
export const figureSchema = z.object({
  indicator: z.string(),
  /** `all`, or a list type. */
  group: z.string(),
  /** Households in the denominator. */
  n: z.int(),
  estimate: z.number().optional(),
  standardError: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  level: z.number().optional(),
  method: z.string().optional(),
  effectiveN: z.number().optional(),
  degreesOfFreedom: z.int().optional(),
  /** Why there is no estimate, or no interval. */
  notEstimable: z.string().optional(),
});

export type Figure = z.infer<typeof figureSchema>;

export const figuresSchema = z.array(figureSchema);
