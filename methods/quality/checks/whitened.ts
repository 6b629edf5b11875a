import { choleskyFactor } from '../../estimation/cholesky.ts';
import { triangleIndex } from '../../estimation/packed-triangle.ts';

const product = (a: Float64Array, b: Float64Array): number => {
  let total = 0;
  for (let row = 0; row < a.length; row++) total += (a[row] ?? 0) * (b[row] ?? 0);
  return total;
};

/** Means of products, drawn towards the unit matrix by D/(D + n): with as many columns as rows half of what looks like correlation is chance. */
const shrunkCorrelations = (columns: readonly Float64Array[]): Float64Array => {
  const width = columns.length;
  const n = columns[0]?.length ?? 1;
  const drawn = width / (width + n);
  const matrix = new Float64Array((width * (width + 1)) / 2);
  columns.forEach((column, i) => {
    columns.slice(0, i + 1).forEach((other, j) => {
      const mean = (product(column, other) / n) * (1 - drawn);
      matrix[triangleIndex(j, i)] = i === j ? mean + drawn : mean;
    });
  });
  return matrix;
};

/** Rows of `width` numbers after each other. */
export interface Whitened {
  readonly table: Float64Array;
  readonly width: number;
}

/**
 * The columns without what they tell twice, row after row: L⁻¹·x with L·L' their correlations (Mahalanobis). A friendly voice shifts eleven
 * opinions at once and is one difference, not eleven.
 */
export const whitenedRows = (columns: readonly Float64Array[]): Whitened => {
  const width = columns.length;
  const rows = columns[0]?.length ?? 0;
  const factor = choleskyFactor(shrunkCorrelations(columns), width);
  const table = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) {
      let rest = columns[i]?.[row] ?? 0;
      if (factor !== undefined) {
        for (let k = 0; k < i; k++)
          rest -= (factor[triangleIndex(k, i)] ?? 0) * (table[row * width + k] ?? 0);
        rest /= factor[triangleIndex(i, i)] ?? 1;
      }
      table[row * width + i] = rest;
    }
  }
  return { table, width };
};
