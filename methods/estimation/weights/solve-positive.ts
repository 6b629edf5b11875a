import { choleskyFactor, solveWithFactor } from '../cholesky.ts';
import { entry, triangleIndex } from '../packed-triangle.ts';

/** The first that gives H an inverse is taken: the direction still descends, but less far. */
const RIDGES = [0, 1e-9, 1e-6, 1e-3, 1] as const;

const withRidge = (matrix: Float64Array, size: number, ridge: number): Float64Array => {
  const raised = matrix.slice();
  for (let i = 0; i < size; i++) {
    const diagonal = triangleIndex(i, i);
    raised[diagonal] = entry(raised, diagonal) + ridge;
  }
  return raised;
};

/**
 * H⁻¹·b for a symmetric H (packed) of size about 1 that is not negative. Where H has no inverse (all rows that could move a total
 * are at their bounds) it is moved towards the identity.
 */
export const solvePositive = (matrix: Float64Array, right: Float64Array): Float64Array => {
  for (const ridge of RIDGES) {
    const factor = choleskyFactor(withRidge(matrix, right.length, ridge), right.length);
    if (factor !== undefined) return solveWithFactor(factor, right);
  }
  return right.slice();
};
