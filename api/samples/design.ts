import { z } from 'zod';
import { indicatorSchema, registryTotalsSchema } from '../estimates/indicator.ts';
import { listTypes } from '../frames/list-type.ts';

/**
 * A design (抽样设计) is data: how many villages of each stratum, how many households of each list in a village, and which
 * figures will be computed by which rules. All of it is under the design's hash, so nothing can move after the draw.
 */
const stratum = z.object({
  code: z.string().regex(/^[0-9A-Za-z_-]{1,40}$/),
  villages: z.int().min(1).max(100_000),
  reserve: z.int().min(0).max(1000),
});

export const designSchema = z.object({
  strata: z.array(stratum).min(1).max(10_000),
  /** Households a village, by list. A list shorter than its quota is taken whole. */
  households: z.partialRecord(z.enum(listTypes), z.int().min(2).max(500)),
  indicators: z.array(indicatorSchema).min(1).max(40),
  registryTotals: z.array(registryTotalsSchema).max(3500),
});

export type Design = z.infer<typeof designSchema>;
