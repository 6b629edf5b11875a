import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../../methods/estimation/suppression/draft.ts';
import { giveBack } from '../../../../methods/estimation/suppression/give-back.ts';
import { guardMaker } from '../../../../methods/estimation/suppression/guards.ts';
import { changesOf, latticeOf } from '../../../../methods/estimation/suppression/lattice.ts';
import { openSnapshots } from '../../../../methods/estimation/suppression/next-snapshot.ts';

type Counts = readonly [households: number, count: number];

/** What stays withheld of a county and its villages, of which only `a` is withheld for its own sake. */
const left = (villages: Readonly<Record<string, Counts>>, withheld: readonly string[]): readonly string[] => {
  const total = (side: 0 | 1): number =>
    Object.values(villages).reduce((sum, counts) => sum + counts[side], 0);
  const families = [{ parent: 'county', children: Object.keys(villages) }];
  const all = { ...villages, county: [total(0), total(1)] as const };
  const lattice = latticeOf(Object.keys(all), families);
  const changes = Object.entries(all).map(([key, [households, count]]) => ({
    key,
    added: { households, count },
  }));
  const draft = draftOf(openSnapshots(families), lattice, changesOf(lattice, changes));
  const place = (key: string): number => lattice.keys.indexOf(key);
  const disclosive = (cell: number): boolean => cell === place('a');
  const places = new Set(withheld.map(place));
  giveBack(
    {
      draft,
      unknowns: draft.unknowns,
      equations: [...draft.earlier, ...draft.added],
      cells: new Set(draft.cells.keys()),
      factOf: (cell) => draft.cells[cell]?.pending ?? [],
      guardOf: guardMaker(draft, 1, disclosive),
      earlier: [],
      known: new Map(),
    },
    places,
    (cell) => !disclosive(cell),
  );
  return [...places].map((cell) => lattice.keys[cell] ?? '').sort();
};

describe('what was withheld for others', () => {
  // b or c alone is enough for a: 0 to 8 of 8, and each of them moves as far
  const villages = { a: [8, 4], b: [40, 10], c: [60, 12], d: [90, 20] } as const;

  it('is given back where it can be, the largest first', () => {
    expect(left(villages, ['a', 'b', 'c', 'd', 'county'])).toEqual(['a', 'b']);
    expect(left({ ...villages, b: [70, 10] }, ['a', 'b', 'c'])).toEqual(['a', 'c']);
  });

  it('of equal size is given back in the order of the keys', () => {
    expect(left({ ...villages, b: [60, 12] }, ['a', 'b', 'c'])).toEqual(['a', 'c']);
  });

  it('stays where it is needed', () => {
    expect(left(villages, ['a', 'b'])).toEqual(['a', 'b']);
  });
});
