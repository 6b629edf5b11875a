import { z } from 'zod';

/** What a head says from closing on, from a flat pass over the records. */
const end = z.number().nullable();

const quantileFigure = z.object({
  key: z.string(),
  group: z.string(),
  /** 0.5 is the median. */
  share: z.number(),
  n: z.int(),
  estimate: z.number().optional(),
  /** null: the sample does not reach so far. */
  standardError: end.optional(),
  lower: end.optional(),
  upper: end.optional(),
  level: z.number().optional(),
  notEstimable: z.string().optional(),
});

const associationFigure = z.object({
  key: z.string(),
  n: z.int(),
  statistic: z.number().optional(),
  degreesOfFreedom: z.number().optional(),
  denominatorDegreesOfFreedom: z.number().optional(),
  pValue: z.number().optional(),
  notTestable: z.string().optional(),
});

export const closingSchema = z.object({
  quantiles: z.array(quantileFigure),
  associations: z.array(associationFigure),
  /** Counties that the design calibrates: whether this one could be, and why not. Absent where the design has no totals for it. */
  calibration: z.object({ calibrated: z.boolean(), because: z.string().optional() }).optional(),
});

export type ClosingFigures = z.infer<typeof closingSchema>;
export type QuantileFigure = ClosingFigures['quantiles'][number];
export type AssociationFigure = ClosingFigures['associations'][number];
