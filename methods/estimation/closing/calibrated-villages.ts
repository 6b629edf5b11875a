import { type Block, columnCount } from '../block.ts';
import { EstimationError } from '../estimation-error.ts';
import { residualValues } from '../flat/residual-influence.ts';
import type { Sample } from '../flat/sample.ts';
import type { ListSums } from '../list-sums.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { entry } from '../packed-triangle.ts';
import type { VillageMoments } from '../village.ts';
import { villageFromLists } from '../village-from-lists.ts';
import { type CalibratedHousehold, calibratedListSums } from '../weights/calibrated-list.ts';
import type { CampaignSample } from './campaign-sample.ts';
import type { CampaignVillage } from './campaign-stratum.ts';
import { householdWeight } from './household-weight.ts';

/** A village's moments twice, as `villageFromLists` gives them: of g·u for the points, of g·(u − x'B) for every variance. */
export interface CalibratedVillage {
  readonly stratum: string;
  readonly village: string;
  readonly points: VillageMoments;
  readonly residuals: VillageMoments;
}

export interface CalibratedOptions<Answer> {
  readonly block: Block;
  /** `householdVector` of an answer. */
  readonly vectorOf: (answer: Answer) => Float64Array;
  /** Of strata; default `adjust`. Under calibration no `average`. */
  readonly lonelyPolicy?: LonelyPolicy;
  /** Of lists of one answer; default as `lonelyPolicy`. */
  readonly innerLonelyPolicy?: LonelyPolicy;
}

/** By row: u, g and x'B. */
const households = <Answer>(
  { sample, answers }: CampaignSample<Answer>,
  adjusted: Sample,
  { block, vectorOf }: CalibratedOptions<Answer>,
): readonly CalibratedHousehold[] => {
  if (adjusted.weights.length !== answers.length)
    throw new EstimationError(
      'wrong-shape',
      `${adjusted.weights.length} adjusted weights stand beside ${answers.length} answers.`,
    );
  const vectors = answers.map(vectorOf);
  const predictions = vectors.map(() => new Float64Array(columnCount(block)));
  for (let column = 0; column < columnCount(block); column++) {
    const values = Float64Array.from(vectors, (u) => entry(u, column));
    const left = residualValues(adjusted, values);
    for (const [row, predicted] of predictions.entries())
      predicted[column] = entry(values, row) - entry(left, row);
  }
  return vectors.map((u, row) => ({
    u,
    ratio: entry(adjusted.weights, row) / entry(sample.weights, row),
    predicted: predictions[row] ?? new Float64Array(0),
  }));
};

interface VillageSums {
  readonly village: CampaignVillage<unknown>;
  readonly lists: readonly {
    readonly size: number;
    readonly weight: number;
    readonly points: ListSums;
    readonly residuals: ListSums;
  }[];
}

const momentsOf = (
  { village, lists }: VillageSums,
  vector: 'points' | 'residuals',
  block: Block,
  lonelyPolicy: LonelyPolicy,
): VillageMoments =>
  villageFromLists(
    {
      inclusion: village.inclusion,
      lonelyPolicy,
      lists: lists.map(({ size, weight, [vector]: sums }) => ({ size, weight, sums })),
    },
    block,
  );

/**
 * The villages of a campaign after its weights were adjusted. Both moments go up the tree like any village's, with the same `drawn`, and
 * meet again in `calibratedArea`: also where a stratum has villages of several counties, each calibrated by itself.
 * @param adjusted `adjustSample(campaign.sample, …)`
 * @throws EstimationError `negative-denominator`, `wrong-shape`
 */
export const calibratedVillages = <Answer>(
  campaign: CampaignSample<Answer>,
  adjusted: Sample,
  options: CalibratedOptions<Answer>,
): readonly CalibratedVillage[] => {
  const { block, lonelyPolicy = 'adjust', innerLonelyPolicy = lonelyPolicy } = options;
  const byRow = households(campaign, adjusted, options);
  let from = 0;
  return campaign.design.flatMap(({ code: stratum, villages }) =>
    villages.map((village): CalibratedVillage => {
      const lists = village.lists.map((list) => {
        const answered = list.answers.length;
        from += answered;
        const weight =
          answered === 0 ? 0 : householdWeight(village.code, { ...list, answered }, campaign.factors);
        return {
          size: list.size,
          weight,
          ...calibratedListSums(byRow.slice(from - answered, from), block),
        };
      });
      const sums = { village, lists };
      return {
        stratum,
        village: village.code,
        points: momentsOf(sums, 'points', block, innerLonelyPolicy),
        residuals: momentsOf(sums, 'residuals', block, innerLonelyPolicy),
      };
    }),
  );
};
