import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maximise,
  openSimplex,
  type Polytope,
  rangeOf,
  type Term,
} from '../../../../methods/estimation/suppression/simplex.ts';

const terms = (coefficients: readonly number[]): readonly Term[] =>
  coefficients
    .map((coefficient, variable) => ({ variable, coefficient }))
    .filter(({ coefficient }) => coefficient !== 0);

const value = (coefficients: readonly number[], point: ArrayLike<number>): number =>
  coefficients.reduce((sum, coefficient, variable) => sum + coefficient * (point[variable] ?? 0), 0);

/** Rows of coefficients, bounds and a point. */
const polytope = (
  rows: readonly (readonly number[])[],
  lower: readonly number[],
  upper: readonly number[],
  start: readonly number[],
): Polytope => ({ equations: rows.map(terms), lower, upper, start });

describe('the simplex method', () => {
  it('solves the Wyndor Glass problem of Hillier and Lieberman: 3·2 + 5·6 = 36', () => {
    // x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18, with a slack variable each
    const wyndor = polytope(
      [
        [1, 0, 1, 0, 0],
        [0, 2, 0, 1, 0],
        [3, 2, 0, 0, 1],
      ],
      [0, 0, 0, 0, 0],
      [99, 99, 99, 99, 99],
      [0, 0, 4, 12, 18],
    );
    const simplex = openSimplex(wyndor);
    expect(maximise(simplex, terms([3, 5, 0, 0, 0]))).toBeCloseTo(36, 12);
    expect([...simplex.point].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([2, 6, 2, 0, 0]);
  });

  it('ends on Beale’s (1955) problem, which cycles under other rules: 5/4', () => {
    const beale = polytope(
      [
        [1, 0, 0, 1 / 4, -8, -1, 9],
        [0, 1, 0, 1 / 2, -12, -1 / 2, 3],
        [0, 0, 1, 0, 0, 1, 0],
      ],
      [0, 0, 0, 0, 0, 0, 0],
      [99, 99, 99, 99, 99, 99, 99],
      [0, 0, 1, 0, 0, 0, 0],
    );
    expect(maximise(openSimplex(beale), terms([0, 0, 0, 3 / 4, -20, 1 / 2, -6]))).toBeCloseTo(1.25, 12);
  });

  it('finds how far a cell of a table with known margins can go', () => {
    // 3 5 | 8     a cell: at least max(0, 8 − 11), at most min(8, 7); the others follow
    // 4 6 | 10
    const table = polytope(
      [
        [1, 1, 0, 0],
        [0, 0, 1, 1],
        [1, 0, 1, 0],
        [0, 1, 0, 1],
      ],
      [0, 0, 0, 0],
      [99, 99, 99, 99],
      [3, 5, 4, 6],
    );
    const simplex = openSimplex(table);
    expect(rangeOf(simplex, terms([1, 0, 0, 0]))).toEqual({ lower: 0, upper: 7 });
    expect(rangeOf(simplex, terms([0, 0, 0, 1]))).toEqual({ lower: 3, upper: 10 });
    // the sum of a row is known
    expect(rangeOf(simplex, terms([1, 1, 0, 0]))).toEqual({ lower: 8, upper: 8 });
  });

  it('takes bounds on both sides, without equations and from inside', () => {
    const box = openSimplex(polytope([], [-2, 0], [3, 0], [1, 0]));
    expect(rangeOf(box, terms([2, 5]))).toEqual({ lower: -4, upper: 6 });
    expect(rangeOf(box, [])).toEqual({ lower: 0, upper: 0 });
  });

  const cases = fc.record({
    rows: fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 2,
    }),
    bounds: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)), { minLength: 5, maxLength: 5 }),
    objectives: fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    }),
  });

  const boundsOf = (triples: readonly (readonly [number, number, number])[]) => ({
    lower: triples.map((triple) => Math.min(...triple)),
    start: triples.map((triple) => [...triple].sort((a, b) => a - b)[1] ?? 0),
    upper: triples.map((triple) => Math.max(...triple)),
  });

  /** The point with the given variables free and the others fixed, if the equations decide it (Cramer's rule). */
  const solved = (
    rows: readonly (readonly number[])[],
    sums: readonly number[],
    fixed: readonly number[],
    free: readonly number[],
  ): readonly number[] | undefined => {
    const rest = rows.map((row, at) => (sums[at] ?? 0) - value(row, fixed));
    const entry = (row: number, column: number): number => rows[row]?.[free[column] ?? -1] ?? 0;
    if (free.length === 0) return fixed;
    const point = [...fixed];
    if (free.length === 1) {
      const row = rows.findIndex((_, at) => entry(at, 0) !== 0);
      if (row < 0) return;
      point[free[0] ?? -1] = (rest[row] ?? 0) / entry(row, 0);
      return point;
    }
    const determinant = entry(0, 0) * entry(1, 1) - entry(0, 1) * entry(1, 0);
    if (determinant === 0) return;
    const [a = 0, b = 0] = rest;
    point[free[0] ?? -1] = (a * entry(1, 1) - b * entry(0, 1)) / determinant;
    point[free[1] ?? -1] = (b * entry(0, 0) - a * entry(1, 0)) / determinant;
    return point;
  };

  /** All vertices: at most as many variables as equations between their bounds. */
  const vertices = (
    rows: readonly (readonly number[])[],
    { lower, upper, start }: ReturnType<typeof boundsOf>,
  ): readonly (readonly number[])[] => {
    const sums = rows.map((row) => value(row, start));
    const found: (readonly number[])[] = [];
    for (let code = 0; code < 3 ** 5; code++) {
      const digits = lower.map((_, variable) => Math.floor(code / 3 ** variable) % 3);
      const free = [...digits.keys()].filter((variable) => digits[variable] === 2);
      if (free.length > rows.length) continue;
      const fixed = digits.map((digit, variable) => [lower, upper, [0, 0, 0, 0, 0]][digit]?.[variable] ?? 0);
      const point = solved(rows, sums, fixed, free);
      const inside =
        point?.every(
          (x, variable) => x >= (lower[variable] ?? 0) - 1e-9 && x <= (upper[variable] ?? 0) + 1e-9,
        ) && rows.every((row, at) => Math.abs(value(row, point) - (sums[at] ?? 0)) < 1e-9);
      if (point !== undefined && inside) found.push(point);
    }
    return found;
  };

  it('reaches the best vertex of any small polytope, for one objective after another, and stays inside', () => {
    fc.assert(
      fc.property(cases, ({ rows, bounds, objectives }) => {
        const box = boundsOf(bounds);
        const simplex = openSimplex(polytope(rows, box.lower, box.upper, box.start));
        const all = vertices(rows, box);
        for (const objective of objectives) {
          const best = Math.max(...all.map((point) => value(objective, point)));
          expect(maximise(simplex, terms(objective))).toBeCloseTo(best, 8);
          simplex.point.forEach((x, variable) => {
            expect(x).toBeGreaterThanOrEqual((box.lower[variable] ?? 0) - 1e-8);
            expect(x).toBeLessThanOrEqual((box.upper[variable] ?? 0) + 1e-8);
          });
          for (const row of rows) expect(value(row, simplex.point)).toBeCloseTo(value(row, box.start), 8);
        }
      }),
      { seed: 1947, numRuns: 300 },
    );
  });
});
