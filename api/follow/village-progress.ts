import { z } from 'zod';
import { inclusionProbability } from '../../methods/estimation/inclusion.ts';
import { listTypes } from '../frames/list-type.ts';
import { householdRun, issuedIn, type SampledVillage } from '../samples/sample.ts';
import { type Progress, progressSchema } from './progress.ts';

/** What is told of a village: small, so that a county of them is one query. */
export const villageProgressSchema = z.object({
  name: z.string(),
  /** Nobody waits for a lost village. */
  lost: z.boolean(),
  /** Households that were issued; 0 before they are drawn. */
  issued: z.int().min(0),
  /** 1/π of a household of the first draw, by list. */
  weights: z.partialRecord(z.enum(listTypes), z.number().positive()),
  progress: progressSchema,
});

export type VillageProgress = z.infer<typeof villageProgressSchema>;

/** Of the village's facts and the progress of all its chunks that are in force. */
export const villageProgress = (facts: SampledVillage, progress: Progress): VillageProgress => {
  const { weight } = inclusionProbability(facts.inclusion);
  return {
    name: facts.name,
    lost: facts.lost !== undefined,
    issued: issuedIn(facts),
    weights: Object.fromEntries(
      Object.entries(facts.lists).flatMap(([list, { size, issued, reserves = 0 }]) =>
        issued > reserves ? [[list, (weight * size) / (issued - reserves)]] : [],
      ),
    ),
    progress,
  };
};

/** Whether the cases of a chunk are those of the roster in force, whose numbers follow `after`. */
export const isInForce = (facts: SampledVillage, firstNumber: number): boolean =>
  firstNumber > householdRun(facts).after;
