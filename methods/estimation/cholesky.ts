import { entry, triangleIndex } from './packed-triangle.ts';

/** Below this part of its own diagonal, what the columns before leave of a column is rounding. */
const DEPENDENT = 1e-12;

/**
 * The Cholesky factor L of a symmetric matrix (packed; L[i][j], j ≤ i, at the place of (j, i)), or undefined where the matrix is not
 * positive definite: a column is a combination of others. Scaling a row and its column changes nothing in that.
 */
export const choleskyFactor = (matrix: Float64Array, size: number): Float64Array | undefined => {
  const factor = new Float64Array(matrix.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = entry(matrix, triangleIndex(i, j));
      for (let k = 0; k < j; k++)
        rest -= entry(factor, triangleIndex(i, k)) * entry(factor, triangleIndex(j, k));
      if (j < i) factor[triangleIndex(i, j)] = rest / entry(factor, triangleIndex(j, j));
      else if (rest > DEPENDENT * entry(matrix, triangleIndex(i, i)))
        factor[triangleIndex(i, i)] = Math.sqrt(rest);
      else return;
    }
  }
  return factor;
};

/** x with L·L'·x = right. */
export const solveWithFactor = (factor: Float64Array, right: Float64Array): Float64Array => {
  const x = right.slice();
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = entry(x, i) - entry(factor, triangleIndex(i, k)) * entry(x, k);
    x[i] = entry(x, i) / entry(factor, triangleIndex(i, i));
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = entry(x, i) - entry(factor, triangleIndex(k, i)) * entry(x, k);
    x[i] = entry(x, i) / entry(factor, triangleIndex(i, i));
  }
  return x;
};
