import { describe, expect, it } from 'vitest';
import { type Draft, draftOf } from '../../../../methods/estimation/suppression/draft.ts';
import { guardMaker, secretOf } from '../../../../methods/estimation/suppression/guards.ts';
import { changesOf, latticeOf } from '../../../../methods/estimation/suppression/lattice.ts';
import { nextSnapshot, openSnapshots } from '../../../../methods/estimation/suppression/next-snapshot.ts';

type Counts = readonly [households: number, count: number];

const change = ([households, count]: Counts, [gone, goneCount]: Counts = [0, 0]) => ({
  key: 'x',
  added: { households, count },
  removed: { households: gone, count: goneCount },
});

/** A cell by itself, before its second snapshot is decided. */
const second = (first: Counts, came: Counts, left?: Counts): Draft => {
  const lattice = latticeOf(['x'], []);
  const before = nextSnapshot(openSnapshots([], ['x']), [change(first)]);
  return draftOf(before, lattice, changesOf(lattice, [change(came, left)]));
};

const required = (draft: Draft, disclosive: boolean): number =>
  guardMaker(draft, 2, () => disclosive)(0).required;

describe('what a cell hides', () => {
  it('is its number where nothing was shown or it would disclose', () => {
    expect(secretOf(second([8, 4], [1, 1]), 0)).toEqual({ households: 9, count: 5 });
    // shown as 10 of 40, of which 35 left
    expect(secretOf(second([40, 10], [0, 0], [35, 8]), 0)).toEqual({ households: 5, count: 2 });
  });

  it('is what changed since the figure that stays', () => {
    expect(secretOf(second([40, 10], [9, 4]), 0)).toEqual({ households: 9, count: 4 });
    expect(secretOf(second([40, 10], [2, 0], [5, 4]), 0)).toEqual({ households: 7, count: 4 });
  });
});

describe('the guard of a cell', () => {
  it('asks for more than ±max(3, 20 %) of what changed', () => {
    // 7 is the first whole number above 2·3; 20 of the 40 that came: 2·0.2·20 = 8, so 9
    expect(required(second([40, 10], [9, 4]), false)).toBe(7);
    expect(required(second([400, 100], [40, 20]), false)).toBe(9);
  });

  it('asks for no more than what came and what earlier figures leave open', () => {
    expect(required(second([40, 10], [3, 1]), false)).toBe(3);
    // hidden 4 of 8, then 3 of them left: of the 5 that stayed nothing is known, nor of the 1 that came
    expect(required(second([8, 4], [1, 1], [3, 1]), true)).toBe(6);
    expect(required(second([8, 4], [4, 1], [3, 1]), true)).toBe(7);
  });

  it('is made once', () => {
    const guardOf = guardMaker(second([8, 4], [1, 1]), 2, () => true);
    expect(guardOf(0)).toBe(guardOf(0));
    expect(guardOf(0)).toMatchObject({ cell: 'x', snapshot: 2, place: 0 });
  });
});
