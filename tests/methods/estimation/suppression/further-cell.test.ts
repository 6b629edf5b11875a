import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../methods/estimation/suppression/draft.ts';
import { furtherAround, furtherInFamily } from '../../../../methods/estimation/suppression/further-cell.ts';
import { type Family, latticeOf } from '../../../../methods/estimation/suppression/lattice.ts';

interface Given {
  readonly count: number;
  readonly households: number;
  /** −1: the households left, so that the cell falls by their number. */
  readonly sign?: 1 | -1;
  /** Shown before, when nobody of nobody was there. */
  readonly shown?: true;
}

const of = (count: number, households: number, more: Partial<Given> = {}): Given => ({
  count,
  households,
  ...more,
});

/** Each cell is one unknown number: how many of its households count. */
const draftFrom = (families: readonly Family[], given: Readonly<Record<string, Given>>): Draft => {
  const lattice = latticeOf(Object.keys(given), families);
  const cells = lattice.keys.map((key) => given[key] ?? of(0, 0));
  return {
    lattice,
    cells: cells.map(({ count, households, sign = 1, shown }, variable) => ({
      count,
      households,
      ...(shown === undefined ? {} : { displayed: { snapshot: 1, households: 0, count: 0 } }),
      changed: households,
      news: households,
      pending: [{ variable, coefficient: sign }],
      earlier: [],
      added: households,
    })),
    unknowns: cells.map(({ count, households }) => ({ value: count, upper: households })),
    earlier: [],
    added: [],
  };
};

/** What is withheld one after the other for the sake of `cell`, in its only family. */
const order = (given: Readonly<Record<string, Given>>, cell: string, children: readonly string[]) => {
  const draft = draftFrom([{ parent: 'sum', children }], given);
  const place = draft.lattice.keys.indexOf(cell);
  const [family] = draft.lattice.families;
  if (family === undefined) throw new Error('one family');
  const withheld = new Set([place]);
  const found: string[] = [];
  for (
    let next = furtherInFamily(draft, withheld, family, place);
    next !== undefined;
    next = furtherInFamily(draft, withheld, family, place)
  ) {
    withheld.add(next);
    found.push(draft.lattice.keys[next] ?? '');
  }
  return found;
};

/** “Cells that were never shown come first, then by how many families would newly need a second one, by kind, by households, by key.” */
describe('the next cell of a family', () => {
  it('is a sister that leaves the cell as open as it must be, then one that helps, the sum, one without room', () => {
    // nobody of 8 in a: it must stay open over 7, and can only rise, as far as a sister can fall
    const given = { a: of(0, 8), b: of(0, 12), c: of(3, 20), d: of(9, 40), sum: of(12, 80) };
    expect(order(given, 'a', ['a', 'b', 'c', 'd'])).toEqual(['d', 'c', 'sum', 'b']);
    // all of 8 in a: it can only fall, as far as a sister can rise
    const all = { a: of(8, 8), b: of(12, 12), c: of(17, 20), d: of(31, 40), sum: of(68, 80) };
    expect(order(all, 'a', ['a', 'b', 'c', 'd'])).toEqual(['d', 'c', 'sum', 'b']);
    // 4 of 8: b rises by 1 and falls by 19, which leaves a from 3 to 8; c leaves it all
    const half = { a: of(4, 8), b: of(19, 20), c: of(10, 30), sum: of(33, 58) };
    expect(order(half, 'a', ['a', 'b', 'c'])).toEqual(['c', 'b', 'sum']);
    const other = { a: of(4, 8), b: of(1, 20), c: of(10, 30), sum: of(15, 58) };
    expect(order(other, 'a', ['a', 'b', 'c'])).toEqual(['c', 'b', 'sum']);
  });

  it('of a sum goes with it: a part that can rise where the sum can', () => {
    const given = { a: of(20, 20), b: of(0, 21), sum: of(0, 100) };
    expect(order(given, 'sum', ['a', 'b'])).toEqual(['b', 'a']);
    const high = { a: of(0, 20), b: of(21, 21), sum: of(100, 100) };
    expect(order(high, 'sum', ['a', 'b'])).toEqual(['b', 'a']);
  });

  it('turns round where households left', () => {
    // of those that left b, 2 may not count: so b falls by 2, not by 18
    const given = { a: of(0, 8), b: of(18, 20, { sign: -1 }), c: of(9, 30), sum: of(9, 58) };
    expect(order(given, 'a', ['a', 'b', 'c'])).toEqual(['c', 'b', 'sum']);
    const wide = { a: of(0, 8), b: of(2, 20, { sign: -1 }), c: of(2, 19), sum: of(2, 47) };
    expect(order(wide, 'a', ['a', 'b', 'c'])).toEqual(['b', 'c', 'sum']);
    const rising = { a: of(8, 8), b: of(2, 20, { sign: -1 }), c: of(20, 30), sum: of(26, 58) };
    expect(order(rising, 'a', ['a', 'b', 'c'])).toEqual(['c', 'b', 'sum']);
  });

  it('was never shown, if there is one', () => {
    const given = { a: of(4, 8), b: of(10, 30, { shown: true }), c: of(20, 60), sum: of(34, 98) };
    expect(order(given, 'a', ['a', 'b', 'c'])).toEqual(['c', 'sum', 'b']);
  });

  it('is the smallest of those that are equal otherwise, then the first by key', () => {
    const given = { a: of(4, 8), b: of(20, 40), c: of(10, 30), d: of(10, 30), sum: of(44, 108) };
    expect(order(given, 'a', ['a', 'b', 'c', 'd'])).toEqual(['c', 'd', 'b', 'sum']);
  });

  it('leaves families alone that hide nothing so far', () => {
    // b is in a second family, of which nothing is hidden yet; c is in one that hides y already, d in one without news beside it
    const given = {
      a: of(4, 8),
      b: of(10, 30),
      c: of(10, 31),
      d: of(10, 32),
      sum: of(34, 101),
      x: of(5, 20),
      y: of(5, 20),
      z: of(0, 0),
      bx: of(15, 50),
      cy: of(15, 51),
      dz: of(0, 0),
    };
    const families = [
      { parent: 'sum', children: ['a', 'b', 'c', 'd'] },
      { parent: 'bx', children: ['b', 'x'] },
      { parent: 'cy', children: ['c', 'y'] },
      { parent: 'dz', children: ['d', 'z'] },
    ];
    const draft = draftFrom(families, given);
    const place = (key: string): number => draft.lattice.keys.indexOf(key);
    const family = draft.lattice.families.find(({ parent }) => parent === place('sum'));
    if (family === undefined) throw new Error('the family of the sum');
    const next = (...withheld: readonly string[]): string | undefined =>
      draft.lattice.keys[furtherInFamily(draft, new Set(withheld.map(place)), family, place('a')) ?? -1];
    expect(next('a', 'y')).toBe('c');
    expect(next('a', 'y', 'c')).toBe('d');
    expect(next('a', 'y', 'c', 'd')).toBe('sum');
    expect(next('a')).toBe('d');
  });
});

describe('the next cell around one that is bounded too well', () => {
  const keysAround = (
    families: readonly Family[],
    given: Readonly<Record<string, Given>>,
    withheld: readonly string[],
  ): string | undefined => {
    const draft = draftFrom(families, given);
    const place = (key: string): number => draft.lattice.keys.indexOf(key);
    return draft.lattice.keys[furtherAround(draft, new Set(withheld.map(place)), place('a')) ?? -1];
  };

  it('lies in the family that leaves too little room, then in the nearest', () => {
    const families = [
      { parent: 'p', children: ['a', 'b', 'c'] },
      { parent: 'q', children: ['a', 'd', 'e'] },
    ];
    const sums = { p: of(20, 90), q: of(20, 90) };
    // hidden b leaves a from 0 to 8, hidden d only from 3 to 4
    const narrow = { a: of(4, 8), b: of(10, 30), c: of(9, 50), d: of(1, 1), e: of(9, 50), ...sums };
    expect(keysAround(families, narrow, ['a', 'b', 'd'])).toBe('e');
    const other = { a: of(4, 8), b: of(1, 1), c: of(9, 50), d: of(10, 30), e: of(9, 50), ...sums };
    expect(keysAround(families, other, ['a', 'b', 'd'])).toBe('c');
    // both leave too little: the one that leaves less
    const both = { a: of(4, 8), b: of(2, 3), c: of(9, 50), d: of(1, 1), e: of(9, 50), ...sums };
    expect(keysAround(families, both, ['a', 'b', 'd'])).toBe('e');
    expect(keysAround(families, { ...both, b: of(1, 1), d: of(2, 3) }, ['a', 'b', 'd'])).toBe('c');
  });

  it('lies nearer rather than farther, over hidden cells', () => {
    // a and b are one family, b and c the next, c and d the third; each leaves too little
    const families = [
      { parent: 'x', children: ['a', 'b'] },
      { parent: 'y', children: ['b', 'c'] },
      { parent: 'z', children: ['c', 'd'] },
    ];
    const given = {
      a: of(4, 8),
      b: of(1, 2),
      c: of(1, 1),
      d: of(9, 50),
      x: of(5, 60),
      y: of(2, 61),
      z: of(10, 62),
    };
    expect(keysAround(families, given, ['a', 'b', 'c'])).toBe('x');
    expect(keysAround(families, given, ['a', 'b', 'c', 'x'])).toBe('y');
    expect(keysAround(families, given, ['a', 'b', 'c', 'x', 'y'])).toBe('d');
  });

  it('lies anywhere where all around is hidden, and nowhere where all is', () => {
    const families = [{ parent: 'p', children: ['a', 'b'] }];
    const given = { a: of(4, 8), b: of(1, 9), p: of(5, 17), z: of(3, 40) };
    expect(keysAround(families, given, ['a', 'b', 'p'])).toBe('z');
    expect(keysAround(families, given, ['a', 'b', 'p', 'z'])).toBeUndefined();
  });
});
