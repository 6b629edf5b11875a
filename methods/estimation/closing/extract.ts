import { EstimationError } from '../estimation-error.ts';
import type { Sample } from '../flat/sample.ts';
import type { CampaignSample } from './campaign-sample.ts';
import { type CondensedSpace, condensedSpace } from './condensed-space.ts';
import { rowsOfStrata, type WorkedStratum, weightsOfStrata } from './worked-strata.ts';

/**
 * All that closing figures need of one area's sample, but for the answers themselves: the design, the weights, and what calibration
 * knows. A variable is kept beside it, one by one. Extracts of several areas join into the sample of a larger one.
 */
export interface Extract {
  /** Code of the area, a county by default. */
  readonly area: string;
  readonly strata: readonly WorkedStratum[];
  /** By row, after adjustments; absent: those of the lists. */
  readonly weights?: Float64Array;
  /** Of the adjustments, in their order. */
  readonly auxiliaries: readonly CondensedSpace[];
}

export const rowsOfExtract = ({ strata }: Extract): number => rowsOfStrata(strata);

export const weightsOfExtract = ({ strata, weights }: Extract): Float64Array =>
  weights ?? weightsOfStrata(strata);

/**
 * The extract of an area's sample.
 * @param adjusted `adjustSample(campaign.sample, …)`, or the campaign's own sample
 * @throws EstimationError `wrong-shape` where the adjusted sample is that of a campaign of another size, or joined from parts
 */
export const extractOf = (
  area: string,
  { strata, sample }: CampaignSample<unknown>,
  adjusted: Sample = sample,
): Extract => {
  if (adjusted.weights.length !== sample.weights.length || adjusted.parts !== undefined)
    throw new EstimationError('wrong-shape', `Area ${area} was adjusted as another sample.`);
  const unchanged = adjusted.weights.every((weight, row) => weight === sample.weights[row]);
  return {
    area,
    strata,
    ...(unchanged ? {} : { weights: adjusted.weights }),
    auxiliaries: (adjusted.auxiliaries ?? []).map(condensedSpace),
  };
};
