import { choleskyFactor, solveWithFactor } from '../cholesky.ts';
import { entry, triangleIndex, triangleSize } from '../packed-triangle.ts';
import type { InteractionCell, TableShares } from './table-shares.ts';

/** X² = n·Σ(p − p_r·p_c)²/(p_r·p_c): Pearson's, of the weighted table scaled to n rows. */
export const pearsonStatistic = ({ cells, rows, columns }: TableShares, n: number): number =>
  n *
  rows.reduce(
    (total, inRow, row) =>
      total +
      columns.reduce((sum, inColumn, column) => {
        const expected = inRow * inColumn;
        return sum + ((cells[row * columns.length + column] ?? 0) - expected) ** 2 / expected;
      }, 0),
    0,
  );

/** Generalised design effects Δ of a table: what the design makes of each of its free contrasts. */
export interface DesignEffectMatrix {
  readonly trace: number;
  readonly traceOfSquare: number;
}

/** The indicator of a free cell without its main effects: centred over rows and over columns, unweighted. */
const contrast = ({ row, column }: InteractionCell, { rows, columns }: TableShares): Float64Array =>
  Float64Array.from(
    rows.flatMap((_, r) =>
      columns.map(
        (__, c) => (Number(r === row) - 1 / rows.length) * (Number(c === column) - 1 / columns.length),
      ),
    ),
  );

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, at) => sum + value * entry(b, at), 0);

/** M·v for a packed symmetric M. */
const times = (matrix: Float64Array, v: Float64Array): Float64Array =>
  v.map((_, i) => v.reduce((sum, value, j) => sum + entry(matrix, triangleIndex(i, j)) * value, 0));

/**
 * Δ = (C'DC/n)⁻¹·(C'DVDC), D = diag(1/p), 0 for empty cells; V the covariance of the cells' shares. Undefined where empty cells leave
 * the contrasts C dependent. Rao and Scott (1984); R: `svychisq`.
 */
export const designEffectMatrix = (
  shares: TableShares,
  free: readonly InteractionCell[],
  covariance: Float64Array,
  n: number,
): DesignEffectMatrix | undefined => {
  const contrasts = free.map((cell) => contrast(cell, shares));
  const scaled = contrasts.map((column) =>
    column.map((value, cell) => ((shares.cells[cell] ?? 0) === 0 ? 0 : value / (shares.cells[cell] ?? 0))),
  );
  const simple = new Float64Array(triangleSize(free.length));
  for (const [b, right] of scaled.entries())
    for (const [a, left] of contrasts.slice(0, b + 1).entries())
      simple[triangleIndex(a, b)] = dot(left, right) / n;
  const factor = choleskyFactor(simple, free.length);
  if (factor === undefined) return;
  const columns = scaled.map((right) => {
    const byCell = times(covariance, right);
    return solveWithFactor(
      factor,
      Float64Array.from(scaled, (left) => dot(left, byCell)),
    );
  });
  return {
    trace: columns.reduce((sum, column, at) => sum + entry(column, at), 0),
    traceOfSquare: columns.reduce(
      (sum, column, j) =>
        sum + column.reduce((inner, value, i) => inner + value * entry(columns[i] ?? column, j), 0),
      0,
    ),
  };
};
