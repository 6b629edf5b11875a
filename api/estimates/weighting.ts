import { z } from 'zod';
import { keySchema, wordingSchema } from './rule-schema.ts';

/**
 * What happens to weights at closing. Non-response: a cell of a village's list with fewer answers or a higher factor is joined with
 * others. Calibration, county by county: weighted counts of households by group meet numbers that are known.
 */
const calibration = z.object({
  method: z.enum(['post-stratification', 'raking', 'linear', 'logit']),
  /** Of new over old weight; `logit` needs both. */
  bounds: z.object({ lower: z.number().min(0).lt(1), upper: z.number().gt(1).max(100) }).optional(),
  /** Of the weights after it: what is beyond is cut, and spread over the others. */
  trim: z.object({ lower: z.number().min(0).optional(), upper: z.number().positive().optional() }).optional(),
  /** By county and breakdown: households of each group, as known from the registry. Every group that occurs is named. */
  margins: z
    .array(
      z.object({
        county: z.string().regex(/^[1-9][0-9]{5}$/),
        breakdown: keySchema,
        households: z.record(keySchema, z.number().positive()),
      }),
    )
    .min(1)
    .max(20_000),
  source: z.string().min(1),
});

/** A quantile of a number that households gave. */
const quantile = z.object({
  key: keySchema,
  name: wordingSchema,
  /** The integer item. */
  value: z.string(),
  /** Of the distribution: 0.5 is the median. */
  shares: z.array(z.number().gt(0).lt(1)).min(1).max(9),
  by: z.array(keySchema).max(12),
  source: z.string().min(1),
});

/** Are two breakdowns independent? Rao and Scott's test. */
const association = z.object({ key: keySchema, name: wordingSchema, rows: keySchema, columns: keySchema });

export const weightingSchema = z.object({
  nonResponse: z
    .object({ fewestAnswers: z.int().min(1).max(100), highestFactor: z.number().min(1).max(100) })
    .default({ fewestAnswers: 2, highestFactor: 3 }),
  calibration: calibration.optional(),
  quantiles: z.array(quantile).max(20).default([]),
  associations: z.array(association).max(20).default([]),
});

export type Calibration = z.infer<typeof calibration>;
export type Quantile = z.infer<typeof quantile>;
export type Association = z.infer<typeof association>;
