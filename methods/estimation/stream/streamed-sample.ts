import { EstimationError } from '../estimation-error.ts';
import type { StratumDesign } from '../stratum.ts';
import type { AnswerSums } from './answer-sums.ts';

/**
 * What one pass over a sample leaves: sums by slot, and which PSU and stratum each belongs to. PSUs are numbered over all strata.
 * One stage: what draws inside PSUs add is left out, as R does for `svydesign(id = ~psu, strata = ~stratum, fpc = ~population)`.
 */
export interface StreamedSample {
  readonly answers: AnswerSums;
  readonly psuOfSlot: readonly number[];
  readonly stratumOfPsu: readonly number[];
  /** By stratum: PSUs in the population. Absent: no finite population correction. */
  readonly population?: ArrayLike<number>;
}

/** How the PSUs of a stratum were drawn, and how many, whether or not any of their answers belongs to an area. */
export interface StreamedStratum {
  readonly sampled: number;
  readonly design: StratumDesign;
}

const designOf = (sampled: number, population: number | undefined): StratumDesign => {
  if (population === undefined) return { method: 'with-replacement' };
  if (!(Number.isSafeInteger(population) && population > 0))
    throw new EstimationError('not-a-number', `A stratum has ${population} PSUs in the population.`);
  if (sampled > population)
    throw new EstimationError(
      'population-smaller-than-sample',
      `${sampled} PSUs of ${population} were drawn.`,
    );
  return { method: 'simple-random', sampled, population };
};

/** The strata of the sample by their number. */
export const streamedStrata = ({ stratumOfPsu, population }: StreamedSample): readonly StreamedStratum[] => {
  const sampled: number[] = [];
  for (const stratum of stratumOfPsu) {
    while (sampled.length <= stratum) sampled.push(0);
    sampled[stratum] = (sampled[stratum] ?? 0) + 1;
  }
  return sampled.map((count, stratum) => ({
    sampled: count,
    design: designOf(count, population === undefined ? undefined : (population[stratum] ?? Number.NaN)),
  }));
};
