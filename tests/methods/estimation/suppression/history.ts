import fc from 'fast-check';
import { cellKey, crossedFamilies } from '../../../../methods/estimation/suppression/crossed-families.ts';
import type { CellChange, Family } from '../../../../methods/estimation/suppression/lattice.ts';
import { nextSnapshot, openSnapshots } from '../../../../methods/estimation/suppression/next-snapshot.ts';
import type { Snapshot } from '../../../../methods/estimation/suppression/snapshot.ts';

/** How many came to, and left, a group in a village between two snapshots, and how many of them count. */
export interface Tallies {
  readonly added: { readonly households: number; readonly count: number };
  readonly removed: { readonly households: number; readonly count: number };
}

/** A county of villages by one breakdown: the changes of every cell, summed from those of each group in each village. */
export interface History {
  readonly families: readonly Family[];
  readonly updates: readonly (readonly CellChange[])[];
  readonly snapshots: readonly Snapshot[];
}

const COUNTY = 'county';

const sumOf = (parts: readonly Tallies[]): Tallies => {
  const total = (of: (each: Tallies) => number): number => parts.reduce((sum, each) => sum + of(each), 0);
  return {
    added: { households: total((each) => each.added.households), count: total((each) => each.added.count) },
    removed: {
      households: total((each) => each.removed.households),
      count: total((each) => each.removed.count),
    },
  };
};

/** `update[village][group]` → the changes of all cells. */
const changesOf = (update: readonly (readonly Tallies[])[]): readonly CellChange[] => {
  const groups = update[0]?.map((_, group) => group) ?? [];
  const row = (area: string, parts: readonly (readonly Tallies[])[]): readonly CellChange[] => [
    { key: cellKey(area, 'all'), ...sumOf(parts.flat()) },
    ...groups.map((group) => ({
      key: cellKey(area, `g${group}`),
      ...sumOf(parts.map((part) => part[group] ?? sumOf([]))),
    })),
  ];
  return [...row(COUNTY, update), ...update.flatMap((village, at) => row(`v${at}`, [village]))];
};

const historyOf = (updates: readonly (readonly (readonly Tallies[])[])[]): History => {
  const [first = []] = updates;
  const areas = [{ key: COUNTY }, ...first.map((_, village) => ({ key: `v${village}`, within: COUNTY }))];
  const groups = first[0]?.map((_, group) => `g${group}`) ?? [];
  const families = crossedFamilies(areas, 'all', [groups]);
  const changes = updates.map(changesOf);
  const snapshots: Snapshot[] = [];
  let snapshot = openSnapshots(families);
  for (const each of changes) {
    snapshot = nextSnapshot(snapshot, each);
    snapshots.push(snapshot);
  }
  return { families, updates: changes, snapshots };
};

/** A share of the households counts: none, all, or any number of them. */
const counted = (households: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(households) },
    { weight: 4, arbitrary: fc.nat(households) },
  );

const tallied = (most: number) =>
  fc.nat(most).chain((households) => counted(households).map((count) => ({ households, count })));

const NONE = { households: 0, count: 0 };

/** Now and then a few or many more households, now and then none. */
const growth = (most: number): fc.Arbitrary<Tallies> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.constant(NONE) },
      { weight: 2, arbitrary: tallied(6) },
      { weight: 2, arbitrary: tallied(most) },
    )
    .map((added) => ({ added, removed: NONE }));

const table = (villages: number, groups: number, cell: fc.Arbitrary<Tallies>) =>
  fc.array(fc.array(cell, { minLength: groups, maxLength: groups }), {
    minLength: villages,
    maxLength: villages,
  });

const shape = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 }));

/** One snapshot of a county. */
export const singleSnapshots: fc.Arbitrary<History> = shape
  .chain(([villages, groups]) => table(villages, groups, growth(45)))
  .map((first) => historyOf([first]));

/** Several snapshots of a county to which households only come. */
export const growingHistories: fc.Arbitrary<History> = shape
  .chain(([villages, groups]) =>
    fc.tuple(
      table(villages, groups, growth(45)),
      fc.array(table(villages, groups, growth(20)), { maxLength: 2 }),
    ),
  )
  .map(([first, later]) => historyOf([first, ...later]));

/** A county of cells that are shown at first, to which now and then a few households come: figures that are kept, and move later. */
export const slowHistories: fc.Arbitrary<History> = shape
  .chain(([villages, groups]) =>
    fc.tuple(
      table(villages, groups, growth(45)),
      fc.array(table(villages, groups, growth(12)), { minLength: 3, maxLength: 3 }),
    ),
  )
  .map(([first, later]) => historyOf([first, ...later]));

/** A later update that also takes away some of the households that are there. */
const exchange = (first: readonly (readonly Tallies[])[]): fc.Arbitrary<readonly (readonly Tallies[])[]> =>
  fc.tuple(
    ...first.map((village) =>
      fc.tuple(
        ...village.map(({ added: { households, count } }) =>
          fc
            .tuple(fc.nat(households), fc.nat(30), fc.boolean())
            .chain(([removed, fewer, none]) => {
              const size = none ? 0 : Math.min(removed, fewer);
              const least = Math.max(0, size - (households - count));
              return fc.tuple(
                fc
                  .integer({ min: least, max: Math.min(size, count) })
                  .map((gone) => ({ households: size, count: gone })),
                growth(20),
              );
            })
            .map(([removed, { added }]) => ({ added, removed })),
        ),
      ),
    ),
  );

/** Two snapshots of a county between which households come and go. */
export const changingHistories: fc.Arbitrary<History> = shape
  .chain(([villages, groups]) => table(villages, groups, growth(45)))
  .chain((first) => exchange(first).map((second) => historyOf([first, second])));
