import { describe, expect, it } from 'vitest';
import { choleskyFactor, solveWithFactor } from '../../../methods/estimation/cholesky.ts';

describe('a Cholesky factor', () => {
  // [4 2 2; 2 5 3; 2 3 6] = L·L' with L = [2; 1 2; 1 1 2], packed by columns of the upper triangle.
  const matrix = Float64Array.of(4, 2, 5, 2, 3, 6);

  it('is the triangle whose square the matrix is', () => {
    expect(choleskyFactor(matrix, 3)).toEqual(Float64Array.of(2, 1, 2, 1, 1, 2));
  });

  it('solves the system: x = (1, −2, 3) gives (6, 1, 14)', () => {
    expect(solveWithFactor(Float64Array.of(2, 1, 2, 1, 1, 2), Float64Array.of(6, 1, 14))).toEqual(
      Float64Array.of(1, -2, 3),
    );
  });

  it('is not there where a column is a combination of others, at any scale', () => {
    for (const scale of [1e-200, 1, 1e200])
      expect(
        choleskyFactor(
          Float64Array.of(1, 2, 4).map((value) => value * scale),
          2,
        ),
      ).toBeUndefined();
    expect(choleskyFactor(Float64Array.of(0), 1)).toBeUndefined();
    expect(choleskyFactor(Float64Array.of(1, 2, 1), 2)).toBeUndefined();
    expect(choleskyFactor(Float64Array.of(1, 0, 1e-200), 2)).toBeDefined();
  });
});
