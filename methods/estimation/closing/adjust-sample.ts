import { type Sample, withWeights } from '../flat/sample.ts';
import { adjustedSample } from '../weights/adjusted-weights.ts';
import { type CalibrationOptions, calibrate } from '../weights/calibrate.ts';
import type { CalibrationTarget } from '../weights/calibration-system.ts';
import type { Margin } from '../weights/margin.ts';
import { postStratify } from '../weights/post-stratify.ts';
import { type RakeOptions, rake } from '../weights/rake.ts';
import { type TrimOptions, trimWeights } from '../weights/trim-weights.ts';
import { WeightingError, type WeightingProblem } from '../weights/weighting-error.ts';

/** One adjustment of the weights at closing; categories and values are one a row of the sample. */
export type WeightStep =
  | { readonly step: 'post-stratify'; readonly margin: Margin }
  | ({ readonly step: 'rake'; readonly margins: readonly Margin[] } & RakeOptions)
  | ({ readonly step: 'calibrate'; readonly targets: readonly CalibrationTarget[] } & CalibrationOptions)
  | ({ readonly step: 'trim' } & TrimOptions);

export interface AdjustedOutcome {
  /** After all steps; the sample as it was where it is not calibrated. */
  readonly sample: Sample;
  /** Why the answers cannot stand for the known totals: the uncalibrated figures stand, and say so. */
  readonly notCalibrated?: WeightingProblem;
}

/** What answers can lack. Other problems are faults of the totals themselves, and are thrown. */
const OF_THE_ANSWERS: readonly WeightingProblem['code'][] = [
  'totals-out-of-reach',
  'no-convergence',
  'singular-system',
  'empty-category',
  'category-outside-population',
  'weights-all-zero',
  'negative-weight',
  'nothing-inside-bounds',
];

const afterStep = (sample: Sample, step: WeightStep): Sample => {
  const { weights } = sample;
  switch (step.step) {
    case 'post-stratify':
      return adjustedSample(sample, postStratify(weights, step.margin));
    case 'rake':
      return adjustedSample(sample, rake(weights, step.margins, step));
    case 'calibrate':
      return adjustedSample(sample, calibrate(weights, step.targets, step));
    case 'trim':
      return withWeights(sample, trimWeights(weights, step));
  }
};

const checkShares = ({ weights }: Sample): void => {
  const row = weights.findIndex((weight) => weight < 0);
  if (row >= 0)
    throw new WeightingError({ code: 'negative-weight', data: { row, weight: weights[row] ?? Number.NaN } });
};

/**
 * Post-stratification, raking, calibration and trimming in the order given; every later variance is that of the residuals. Weights
 * below 0, which a linear calibration without bounds can give, are no result: shares, quantiles and effective sizes need weights.
 * R: `postStratify`, `rake`, `calibrate`, `trimWeights` one after another.
 * @throws WeightingError where the totals themselves are at fault: `margins-differ`, `out-of-range`, `lengths-differ`, `named-twice`,
 *   `nothing-to-adjust-to`, `not-a-number`
 */
export const adjustSample = (sample: Sample, steps: readonly WeightStep[]): AdjustedOutcome => {
  try {
    const after = steps.reduce(afterStep, sample);
    checkShares(after);
    return { sample: after };
  } catch (error) {
    if (error instanceof WeightingError && OF_THE_ANSWERS.includes(error.code))
      return { sample, notCalibrated: error.problem };
    throw error;
  }
};
