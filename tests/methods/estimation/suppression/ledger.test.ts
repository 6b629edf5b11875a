import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, freeUnknowns } from '../../../../methods/estimation/suppression/ledger.ts';
import { narrow } from '../../../../methods/estimation/suppression/narrow.ts';
import { openSimplex, rangeOf, type Term } from '../../../../methods/estimation/suppression/simplex.ts';

/** [1, −2] is x₁ − x₂. */
const sum = (...signed: readonly number[]): readonly Term[] =>
  signed.map((each) => ({ variable: Math.abs(each) - 1, coefficient: Math.sign(each) }));

describe('an equation with one unknown left', () => {
  it('fixes it, and what follows from that', () => {
    // x₁ known, so x₂ = x₁ − …; x₃ and x₄ only together
    expect(freeUnknowns(5, [sum(2, -1), sum(1), sum(3, 4, -2)])).toEqual([false, false, true, true, true]);
    expect(freeUnknowns(2, [])).toEqual([true, true]);
    expect(freeUnknowns(2, [sum(1, 2), sum(1, -2)])).toEqual([true, true]);
  });

  it('leaves a ledger without what is fixed', () => {
    const unknowns = [1, 2, 3, 4].map((value) => ({ upper: 9, value }));
    const guard = (cell: string, terms: readonly Term[]) => ({ cell, snapshot: 1, terms, required: 7 });
    const { ledger, renumber } = compact({
      unknowns,
      equations: [sum(1), sum(1, 2), sum(1, 3, -4)],
      guards: [guard('a', sum(1)), guard('b', sum(1, 3))],
    });
    expect(ledger).toEqual({
      unknowns: [
        { upper: 9, value: 3 },
        { upper: 9, value: 4 },
      ],
      equations: [sum(1, -2)],
      guards: [guard('b', sum(1))],
    });
    expect(renumber(sum(4, -1, 3))).toEqual(sum(2, 1));
  });
});

describe('taking differences', () => {
  it('bounds each number by what the others leave it', () => {
    // x₁ + x₂ = 9 of at most 8 and 5, x₂ − x₃ = 2 of at most 5 and 9
    const box = { lower: [0, 0, 0], upper: [8, 5, 9] };
    expect(narrow(box, [sum(1, 2), sum(2, -3)], [9, 2])).toEqual({ lower: [4, 2, 0], upper: [7, 5, 3] });
  });

  const systems = fc.record({
    start: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 6, maxLength: 6 }),
    equations: fc.array(fc.array(fc.constantFrom(-1, 0, 0, 1), { minLength: 6, maxLength: 6 }), {
      maxLength: 4,
    }),
  });

  it('finds bounds that hold, and none that linear programs do not find', () => {
    fc.assert(
      fc.property(systems, ({ start: pairs, equations: signs }) => {
        const start = pairs.map(([value]) => value);
        const upper = pairs.map(([value, more]) => value + more);
        const lower = pairs.map(() => 0);
        const equations = signs
          .map((row) => row.flatMap((sign, at) => (sign === 0 ? [] : [{ variable: at, coefficient: sign }])))
          .filter(({ length }) => length > 0);
        const totals = equations.map((equation) =>
          equation.reduce(
            (total, { variable, coefficient }) => total + coefficient * (start[variable] ?? 0),
            0,
          ),
        );
        const box = narrow({ lower, upper }, equations, totals);
        const simplex = openSimplex({ equations, lower, upper, start });
        start.forEach((value, variable) => {
          const range = rangeOf(simplex, [{ variable, coefficient: 1 }]);
          expect(box.lower[variable]).toBeLessThanOrEqual(value);
          expect(box.upper[variable]).toBeGreaterThanOrEqual(value);
          expect(box.lower[variable]).toBeLessThanOrEqual(Math.ceil(range.lower - 1e-6));
          expect(box.upper[variable]).toBeGreaterThanOrEqual(Math.floor(range.upper + 1e-6));
        });
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
