import { EstimationError } from '../estimation-error.ts';
import type { Sample } from '../flat/sample.ts';
import type { ResponseFactor } from '../weights/non-response.ts';
import { type CampaignStratum, workedStratum } from './campaign-stratum.ts';
import { type FactorTable, factorTable } from './household-weight.ts';
import { checkComplete, sampledStrata } from './sampled-strata.ts';
import { type WorkedStratum, weightsOfStrata } from './worked-strata.ts';

/** A campaign's answers as one flat sample. Row k of the sample is answer k. */
export interface CampaignSample<Answer> {
  readonly sample: Sample;
  /** In the order of strata, villages, lists and answers as given. */
  readonly answers: readonly Answer[];
  readonly strata: readonly WorkedStratum[];
  readonly design: readonly CampaignStratum<Answer>[];
  readonly factors: FactorTable | undefined;
}

export interface CampaignOptions {
  /** `responseFactors` of these counts. Default: every list stands for itself, M/m. */
  readonly factors?: readonly ResponseFactor[];
  /** Strata are cut by the area: the sample is for weights, and its variances are read after `joinExtracts`. Default false. */
  readonly part?: boolean;
}

/**
 * The flat sample of a campaign from its own design: equal to what `villageFromLists`, `stratumFromVillages` and `sumAreas` make of
 * the same answers. Household weight: 1/π of the village · M/m, or (M/issued)·factor, · drawn/worked of the stratum.
 * With the lonely policy `average` read with `innerLonelyPolicy`, which the tree takes apart too.
 * @throws EstimationError `sample-incomplete`, `more-answers-than-households`, `population-smaller-than-sample`, `inclusion-out-of-range`,
 *   `unit-in-two-strata`, `mixed-designs`, `wrong-shape`, `not-a-number`
 */
export const campaignSample = <Answer>(
  design: readonly CampaignStratum<Answer>[],
  { factors: lines, part = false }: CampaignOptions = {},
): CampaignSample<Answer> => {
  const codes = new Set(design.map(({ code }) => code));
  if (codes.size < design.length) throw new EstimationError('wrong-shape', 'A stratum is given twice.');
  const factors = lines && factorTable(lines);
  const strata = design.map((stratum) => workedStratum(stratum, factors));
  if (!part) checkComplete(strata);
  return {
    sample: { weights: weightsOfStrata(strata), strata: sampledStrata(strata) },
    answers: design.flatMap(({ villages }) =>
      villages.flatMap(({ lists }) => lists.flatMap(({ answers }) => answers)),
    ),
    strata,
    design,
    factors,
  };
};
