import { EstimationError } from '../estimation-error.ts';
import type { Column } from '../flat/influence.ts';

/**
 * Sets of weights whose estimates vary as those of other samples would: V = scale·Σ_r rscales_r·(θ_r − c)². Made one at a time, so
 * that a national sample need not hold thousands of columns at once.
 */
export interface ReplicateWeights {
  readonly scale: number;
  /** One a replicate. */
  readonly rscales: readonly number[];
  /** All weights of replicate r, by row. */
  readonly weightsOf: (replicate: number) => Float64Array;
}

const checkScale = (name: string, value: number): void => {
  if (!(Number.isFinite(value) && value >= 0))
    throw new EstimationError('out-of-range', `${name} is ${value}; allowed is 0 or more.`);
};

const checkedReplicate = (weights: Column, replicate: number, rows: number): Float64Array => {
  if (weights.length !== rows)
    throw new EstimationError(
      'wrong-shape',
      `Replicate ${replicate} has ${weights.length} weights for ${rows} rows.`,
    );
  const checked = Float64Array.from(weights);
  const row = checked.findIndex((weight) => !Number.isFinite(weight));
  if (row >= 0)
    throw new EstimationError(
      'not-a-number',
      `Replicate ${replicate} has the weight ${checked[row]} in row ${row}.`,
    );
  return checked;
};

export interface GivenReplicates {
  readonly scale: number;
  readonly rscales: readonly number[];
  /** By replicate, all weights by row (not factors on the sample's weights). */
  readonly weights: readonly Column[];
}

/**
 * Replicate weights that someone else made. Some methods (successive differences) have negative ones.
 * R: `svrepdesign(repweights, weights, type = "other", scale, rscales, combined.weights = TRUE)`.
 * @param rows of the sample
 * @throws EstimationError `wrong-shape`, `not-a-number`, `out-of-range`
 */
export const givenReplicates = (
  { scale, rscales, weights }: GivenReplicates,
  rows: number,
): ReplicateWeights => {
  checkScale('The scale', scale);
  for (const [replicate, rscale] of rscales.entries())
    checkScale(`The scale of replicate ${replicate}`, rscale);
  if (rscales.length !== weights.length)
    throw new EstimationError(
      'wrong-shape',
      `${rscales.length} scales stand beside ${weights.length} replicates.`,
    );
  if (weights.length === 0)
    throw new EstimationError('wrong-shape', 'No replicates: nothing varies, and nothing is known of it.');
  const checked = weights.map((each, replicate) => checkedReplicate(each, replicate, rows));
  return { scale, rscales, weightsOf: (replicate) => replicateAt(checked, replicate) };
};

const replicateAt = (weights: readonly Float64Array[], replicate: number): Float64Array => {
  const found = weights[replicate];
  if (found === undefined)
    throw new RangeError(`Replicate ${replicate} is outside a set of ${weights.length}.`);
  return found;
};

/**
 * Every replicate adjusted as the full sample is (post-stratified, raked, calibrated): replicates that carry the adjustment, so that
 * their variance does too. R: `calibrate`, `postStratify`, `rake` of an `svyrep.design`.
 */
export const adjustReplicates = (
  replicates: ReplicateWeights,
  adjust: (weights: Float64Array) => Float64Array,
): ReplicateWeights => ({
  ...replicates,
  weightsOf: (replicate) => adjust(replicates.weightsOf(replicate)),
});
