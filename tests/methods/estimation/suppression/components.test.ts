import { describe, expect, it } from 'vitest';
import { attackOn } from '../../../../methods/estimation/suppression/attack.ts';
import {
  componentRoots,
  componentsOf,
  isolated,
  rootOf,
} from '../../../../methods/estimation/suppression/components.ts';
import type { Term } from '../../../../methods/estimation/suppression/simplex.ts';

/** [1, −2] is x₁ − x₂; variables count from 0. */
const sum = (...signed: readonly number[]): readonly Term[] =>
  signed.map((each) => ({ variable: Math.abs(each), coefficient: Math.sign(each) }));

describe('components', () => {
  // x₂ + x₄ and x₄ − x₆ hang together, x₃ + x₅ apart; x₁ is known, so x₁ + x₃ links nothing
  const free = [true, false, true, true, true, true, true];
  const sums = [sum(2, 4), sum(3, 5), sum(4, -6), sum(1, 3)];
  const roots = componentRoots(free, sums);

  it('are named after the smallest unknown that hangs in them', () => {
    expect(roots).toEqual([0, -1, 2, 3, 2, 3, 2]);
    expect(componentRoots([true, true, true], [sum(2, 1)])).toEqual([0, 1, 1]);
  });

  it('of a sum are those of its first free unknown, or none', () => {
    expect([sum(1, 5), sum(6), sum(1), []].map((terms) => rootOf(roots, terms))).toEqual([3, 2, -1, -1]);
  });

  it('hold the equations about them, without what is known', () => {
    expect([...componentsOf(roots, [...sums, sum(1)])]).toEqual([
      [0, { unknowns: [0], equations: [] }],
      [2, { unknowns: [2, 4, 6], equations: [sum(2, 4), sum(4, -6)] }],
      [3, { unknowns: [3, 5], equations: [sum(3, 5), sum(3)] }],
    ]);
  });

  it('are systems of their own', () => {
    const unknowns = free.map((_, value) => ({ value, upper: 10 }));
    const {
      unknowns: own,
      equations,
      renumber,
    } = isolated({ unknowns: [3, 5], equations: [sum(3, 5)] }, unknowns);
    expect(own.map(({ value }) => value)).toEqual([3, 5]);
    expect(equations).toEqual([[0, 1].map((variable) => ({ variable, coefficient: 1 }))]);
    expect(renumber(sum(-5, 2))).toEqual([{ variable: 1, coefficient: -1 }]);
  });
});

describe('an attack', () => {
  // x₀ + x₁ of at most 5 and 9 is 7, x₂ of at most 4 stands alone
  const unknowns = [
    { value: 3, upper: 5 },
    { value: 4, upper: 9 },
    { value: 1, upper: 4 },
  ];
  const one = (variable: number): readonly Term[] => [{ variable, coefficient: 1 }];
  const attack = attackOn(unknowns, [[...one(0), ...one(1)]], new Map());

  it('finds how wide each number lies open, and adds what has nothing in common', () => {
    expect([0, 1, 2].map((variable) => attack.widthOf(one(variable)))).toEqual([5, 5, 4]);
    expect(attack.widthOf([...one(0), ...one(1)])).toBe(0);
    expect(attack.widthOf([...one(0), ...one(2)])).toBe(9);
    // 2 to 7, for the other is at most 5
    expect(attack.widthAtMost(one(1))).toBe(5);
    expect(attack.widthAtMost([...one(0), ...one(2)])).toBe(9);
  });

  it('stops looking once it is as wide as asked for', () => {
    // x₀ is 5 wide; that x₂ can be 4 instead of 1 makes it 6 and more, so that x₂ is not tried downwards
    const other = attackOn(unknowns, [[...one(0), ...one(1)]], new Map());
    expect(other.widthOf([...one(0), ...one(2)], 6)).toBe(8);
  });

  it('tells sums apart that have no unknown in common', () => {
    expect([one(0), one(1), one(2), []].map(attack.componentOf)).toEqual([0, 0, 2, -1]);
  });
});
