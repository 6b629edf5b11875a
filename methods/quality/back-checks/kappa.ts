import { normalQuantile } from '../../estimation/distributions.ts';
import type { Bounds } from '../../estimation/interval.ts';
import { exactBounds } from '../../estimation/korn-graubard.ts';
import { sum } from '../../estimation/sum.ts';
import type { AgreementTable } from './agreement-table.ts';

/** How nearly two different answers agree: not at all, or less with each step, or less with the square of the steps. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic';

export interface Kappa {
  readonly kappa: number;
  /** For large samples, where the truth is not that of no agreement. 0 where all agree. */
  readonly standardError: number;
  readonly bounds: Bounds;
}

const weightOf = (weights: KappaWeights, steps: number, most: number): number => {
  if (steps === 0) return 1;
  if (weights === 'unweighted') return 0;
  return 1 - (weights === 'linear' ? steps / most : (steps / most) ** 2);
};

interface Shares {
  readonly cells: readonly {
    readonly i: number;
    readonly j: number;
    readonly share: number;
    readonly weight: number;
  }[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

const sharesOf = ({ counts, n }: AgreementTable, weights: KappaWeights): Shares => {
  const most = Math.max(1, counts.length - 1);
  const cells = counts.flatMap((row, i) =>
    row.map((count, j) => ({ i, j, share: count / n, weight: weightOf(weights, Math.abs(i - j), most) })),
  );
  const marginal = (of: (cell: { i: number; j: number }) => number): readonly number[] =>
    counts.map((_, k) => sum(cells.filter((cell) => of(cell) === k).map(({ share }) => share)));
  return { cells, rows: marginal(({ i }) => i), columns: marginal(({ j }) => j) };
};

/**
 * Standard error of weighted kappa after Fleiss, Cohen and Everitt (1969), formula 13, which with weights 0 and 1 is that of kappa. R:
 * `vcd::Kappa`, `psych::cohen.kappa`.
 */
const standardErrorOf = (
  { cells, rows, columns }: Shares,
  observed: number,
  expected: number,
  n: number,
): number => {
  const meanWeight = (fixed: 'i' | 'j', at: number, shares: readonly number[]): number =>
    sum(
      cells
        .filter((cell) => cell[fixed] === at)
        .map((cell) => cell.weight * (shares[fixed === 'i' ? cell.j : cell.i] ?? 0)),
    );
  const byRow = rows.map((_, i) => meanWeight('i', i, columns));
  const byColumn = columns.map((_, j) => meanWeight('j', j, rows));
  const squares = cells.map(({ i, j, share, weight }) => {
    const mean = (byRow[i] ?? 0) + (byColumn[j] ?? 0);
    return share * (weight * (1 - expected) - mean * (1 - observed)) ** 2;
  });
  const centre = observed * expected - 2 * expected + observed;
  return Math.sqrt(Math.max(0, sum(squares) - centre ** 2) / n) / (1 - expected) ** 2;
};

/**
 * Agreement beyond chance, (p_o − p_e)/(1 − p_e) (Cohen 1960, 1968), with a normal interval cut at ±1. Where all agree the standard error is 0 and
 * says nothing: the lower bound is then that of the exact interval of p_o. Undefined where both have given a single answer throughout.
 */
export const kappaOf = (table: AgreementTable, weights: KappaWeights, level = 0.95): Kappa | undefined => {
  if (table.n === 0) return;
  const shares = sharesOf(table, weights);
  const observed = sum(shares.cells.map(({ share, weight }) => share * weight));
  const expected = sum(
    shares.cells.map(({ i, j, weight }) => weight * (shares.rows[i] ?? 0) * (shares.columns[j] ?? 0)),
  );
  if (1 - expected < 1e-12) return;
  const tail = (1 - level) / 2;
  const kappa = (observed - expected) / (1 - expected);
  const standardError = standardErrorOf(shares, observed, expected, table.n);
  if (1 - observed < 1e-12) {
    const { lower } = exactBounds(1, table.n, tail);
    return { kappa: 1, standardError: 0, bounds: { lower: (lower - expected) / (1 - expected), upper: 1 } };
  }
  const half = normalQuantile(1 - tail) * standardError;
  return {
    kappa,
    standardError,
    bounds: { lower: Math.max(-1, kappa - half), upper: Math.min(1, kappa + half) },
  };
};
