import { z } from 'zod';
import { listTypes } from '../frames/list-type.ts';

/** What weights need to know of a drawn village: its exact probability, and of each list M households, of which `issued` became cases. */
export const villageFactsSchema = z.object({
  inclusion: z.object({ numerator: z.string(), denominator: z.string() }),
  lists: z.partialRecord(z.enum(listTypes), z.object({ size: z.number(), issued: z.number() })),
  /** Its cases have the numbers that follow this one; absent: 0. */
  casesAfter: z.number().optional(),
});

export type VillageFacts = z.infer<typeof villageFactsSchema>;
