import { z } from 'zod';

/** Places of the sample: a stratum with the ranks that are wanted, or all of its ranks. */
export const samplePlacesSchema = z.object({
  stratum: z.string(),
  ranks: z.array(z.int()).readonly().nullish(),
});

export type SamplePlaces = Readonly<z.infer<typeof samplePlacesSchema>>;
