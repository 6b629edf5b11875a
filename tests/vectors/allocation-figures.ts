import { allocate } from '../../methods/sampling/allocation.ts';
import {
  bankierWeights,
  neymanWeights,
  powerWeights,
  proportionalWeights,
} from '../../methods/sampling/allocation-weights.ts';
import { type Outcome, seriesFigures } from './compare.ts';
import type { AllocationCase } from './sampling-file.ts';

const at = (values: readonly number[], place: number): number => values[place] ?? Number.NaN;

/** By the names of `reference/README.md`. */
const WEIGHTS: ReadonlyMap<string, (one: AllocationCase) => readonly number[]> = new Map([
  ['proportional', ({ population }: AllocationCase) => proportionalWeights(population)],
  [
    'neyman',
    ({ population, sd }: AllocationCase) =>
      neymanWeights(population.map((units, place) => ({ population: units, sd: at(sd, place) }))),
  ],
  ['power-count', ({ population, power }: AllocationCase) => powerWeights(population, power)],
  ['power-size', ({ size, power }: AllocationCase) => powerWeights(size, power)],
  [
    'power-bankier',
    ({ size, sd, mean, power }: AllocationCase) =>
      bankierWeights(
        size.map((measure, place) => ({ size: measure, sd: at(sd, place), mean: at(mean, place) })),
        power,
      ),
  ],
]);

export const allocationOutcome = (one: AllocationCase): Outcome => {
  const weights = WEIGHTS.get(one.method)?.(one);
  if (weights === undefined) return { unknown: `allocation "${one.method}"` };
  const { n, population, minimum } = one;
  const found = allocate({ n, population, weights, minimum });
  return {
    figures: [
      ...seriesFigures('weight', weights, one.weight),
      ...seriesFigures('share', found.share, one.share),
      ...seriesFigures('bounded share', found.shareBounded, one.shareBounded),
      ...seriesFigures('allocation', found.allocation, one.allocation),
    ],
  };
};
