import { EstimationError } from '../estimation-error.ts';
import { checkFinite } from '../flat/check-columns.ts';
import { addOuterProduct, addScaled, triangleSize } from '../packed-triangle.ts';
import type { ReplicateWeights } from './replicate-weights.ts';

/** What replicates vary about: their own mean (R's default), or the full sample's estimate (`mse = TRUE`). */
export type ReplicateCentre = 'replicates' | 'estimate';

/** Mean of the replicates that count: those with a scale above 0. */
const meanOf = (thetas: readonly Float64Array[], columns: number): Float64Array => {
  const mean = new Float64Array(columns);
  for (const theta of thetas) addScaled(mean, theta, 1 / thetas.length);
  return mean;
};

/**
 * scale·Σ_r rscales_r·(θ_r − c)(θ_r − c)', packed. R: `svrVar(thetas, scale, rscales, mse, coef)`.
 * @param thetas by replicate, all figures of it
 * @param estimates of the full sample; `centre: 'estimate'` varies about them
 * @throws EstimationError `wrong-shape`, `not-a-number`, `out-of-range` of figures too large to be squared
 */
export const replicateCovariance = (
  thetas: readonly Float64Array[],
  estimates: Float64Array,
  { scale, rscales }: Pick<ReplicateWeights, 'scale' | 'rscales'>,
  centre: ReplicateCentre = 'replicates',
): Float64Array => {
  const columns = estimates.length;
  if (thetas.length !== rscales.length)
    throw new EstimationError(
      'wrong-shape',
      `${thetas.length} replicates stand beside ${rscales.length} scales.`,
    );
  for (const [replicate, theta] of thetas.entries())
    if (theta.length !== columns || !theta.every(Number.isFinite))
      throw new EstimationError('not-a-number', `Replicate ${replicate} gives ${theta.join(', ')}.`);
  const counting = thetas.filter((_, replicate) => (rscales[replicate] ?? 0) > 0);
  const about = centre === 'estimate' ? estimates : meanOf(counting, columns);
  const covariance = new Float64Array(triangleSize(columns));
  for (const [replicate, theta] of thetas.entries()) {
    const distance = theta.slice();
    addScaled(distance, about, -1);
    addOuterProduct(covariance, distance, scale * (rscales[replicate] ?? 0));
  }
  checkFinite(covariance);
  return covariance;
};
