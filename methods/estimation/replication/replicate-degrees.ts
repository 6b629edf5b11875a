import { checkRows } from '../flat/check-columns.ts';
import type { Domain } from '../flat/domain.ts';
import { entry } from '../packed-triangle.ts';
import type { ReplicateWeights } from './replicate-weights.ts';

/** R's tolerance in `degf`: what is left of a replicate below this share of its length adds no dimension. */
const DEPENDENT = 1e-5;

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += entry(a, row) * entry(b, row);
  return sum;
};

/**
 * Degrees of freedom of replicate weights: their rank less 1. Of a jackknife it is PSUs − strata. Takes all replicates at once; a
 * sample whose design is known gives its own by `degreesOfFreedom`. R: `degf` of an `svyrep.design`, with a domain `degf(subset())`.
 */
export const replicateDegreesOfFreedom = (
  { rscales, weightsOf }: ReplicateWeights,
  domain?: Domain,
): number => {
  const directions: Float64Array[] = [];
  for (const replicate of rscales.keys()) {
    const weights = weightsOf(replicate);
    if (domain !== undefined) checkRows('A domain', domain.length, weights.length);
    const left = domain === undefined ? weights.slice() : weights.filter((_, row) => domain[row] === 1);
    const length = Math.sqrt(product(left, left));
    for (const direction of directions) {
      const along = product(left, direction);
      for (let row = 0; row < left.length; row++)
        left[row] = entry(left, row) - along * entry(direction, row);
    }
    const norm = Math.sqrt(product(left, left));
    if (norm > DEPENDENT * length) directions.push(left.map((value) => value / norm));
  }
  return Math.max(0, directions.length - 1);
};
