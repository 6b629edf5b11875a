import { describe, expect, it } from 'vitest';
import { latticeOf } from '../../../../methods/estimation/suppression/lattice.ts';
import {
  brokenGuards,
  lastingGuards,
  type Search,
} from '../../../../methods/estimation/suppression/search.ts';
import type { Term } from '../../../../methods/estimation/suppression/simplex.ts';

const sum = (...variables: readonly number[]): readonly Term[] =>
  variables.map((variable) => ({ variable, coefficient: 1 }));

/** Guards of earlier snapshots alone, each on one unknown of at most 9, of which 4 is true. */
const searchFor = (
  equations: readonly (readonly Term[])[],
  guards: readonly (readonly [variable: number, required: number])[],
): Search => ({
  draft: { lattice: latticeOf([], []), cells: [], unknowns: [], earlier: [], added: [] },
  unknowns: Array.from({ length: 6 }, () => ({ value: 4, upper: 9 })),
  equations,
  cells: new Set(),
  factOf: () => [],
  guardOf: () => {
    throw new Error('There is no cell.');
  },
  earlier: guards.map(([variable, required]) => ({
    cell: `${variable}`,
    snapshot: 1,
    terms: sum(variable),
    required,
    place: -1,
    requiredIfShown: () => required,
  })),
  known: new Map(),
});

// x₀ + x₁ = 8 leaves both from 0 to 8, x₂ + x₃ = 8 as well; x₄ and x₅ are known
const equations = [sum(0, 1), sum(2, 3), sum(4), sum(5)];

describe('guards that are broken', () => {
  it('are told for each component the first, and all that nothing hides any more', () => {
    const search = searchFor(equations, [
      [0, 9],
      [1, 9],
      [2, 9],
      [3, 9],
      [4, 1],
      [5, 1],
    ]);
    expect(brokenGuards(search, new Set()).map(({ cell }) => cell)).toEqual(['0', '2', '4', '5']);
  });

  it('are those that fall to linear programs only where none falls to differences', () => {
    // x₀ + x₁ = x₁ + x₂ = x₀ + x₂ = 8 fixes each at 4, though each by itself leaves it from 0 to 8
    const triangle = [sum(0, 1), sum(1, 2), sum(0, 2), sum(3, 4)];
    const broken = (guards: readonly (readonly [number, number])[]) =>
      brokenGuards(searchFor(triangle, guards), new Set()).map(({ cell }) => cell);
    expect(
      broken([
        [0, 5],
        [3, 9],
      ]),
    ).toEqual(['3']);
    expect(
      broken([
        [0, 5],
        [3, 8],
      ]),
    ).toEqual(['0']);
  });

  it('are none while all is as wide as it must be', () => {
    const search = searchFor(equations, [
      [0, 8],
      [3, 8],
    ]);
    expect(brokenGuards(search, new Set())).toEqual([]);
  });
});

describe('guards that last', () => {
  it('ask for no more than is hidden, for nothing where nothing is, and of one number for the most', () => {
    const search = searchFor(equations, [
      [0, 5],
      [0, 7],
      [0, 6],
      [2, 20],
      [4, 3],
    ]);
    expect(lastingGuards(search, new Set()).map(({ cell, required }) => [cell, required])).toEqual([
      ['0', 7],
      ['2', 8],
    ]);
  });
});
