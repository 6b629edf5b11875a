import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../api/estimates/figure.ts';
import { groupsOf, type MeasureCells, talliesOf } from '../../../api/results/measure-cells.ts';
import { measureSnapshot, mostWaiting, type TalliedArea } from '../../../api/results/measure-snapshot.ts';
import { cellKey } from '../../../methods/estimation/suppression/crossed-families.ts';
import { displayedFigures, type Snapshot } from '../../../methods/estimation/suppression/snapshot.ts';

const share: MeasureCells = {
  measure: 'rate',
  counted: true,
  breakdowns: [
    ['young', 'old', 'age:rest'],
    ['near', 'far', 'way:rest'],
  ],
};
const mean: MeasureCells = { ...share, counted: false };

/** Households of a county by age and way, with an event and without: eight numbers, so every group is a sum. */
type Kinds = readonly number[];
const kinds = [0, 1, 2, 3, 4, 5, 6, 7];
const groupsWith: Readonly<Record<string, (kind: number) => boolean>> = {
  all: () => true,
  young: (kind) => (kind & 1) === 0,
  old: (kind) => (kind & 1) === 1,
  near: (kind) => (kind & 2) === 0,
  // Of those who are far some are in no group.
  far: (kind) => (kind & 2) === 2 && (kind & 1) === 0,
};
const isEvent = (kind: number): boolean => (kind & 4) === 4;

const figuresOf = (counties: readonly Kinds[], counted: boolean): readonly Figure[] =>
  Object.entries(groupsWith).map(([group, holds]) => {
    const sum = (of: (kind: number) => boolean): number =>
      counties.reduce(
        (total, numbers) => total + kinds.filter(of).reduce((all, kind) => all + (numbers[kind] ?? 0), 0),
        0,
      );
    const events = counted ? { events: sum((kind) => holds(kind) && isEvent(kind)) } : {};
    return { indicator: 'rate', group, n: sum(holds), ...events };
  });

const areasOf = (counties: readonly Kinds[], counted = true): readonly TalliedArea[] => [
  { key: '4331', figures: figuresOf(counties, counted) },
  ...counties.map((numbers, place) => ({
    key: `43312${place}`,
    within: '4331',
    figures: figuresOf([numbers], counted),
  })),
];

/** Households that come (above 0) or leave, by kind, county and day; nobody leaves who is not there. */
const history = fc
  .array(
    fc.array(fc.array(fc.integer({ min: -9, max: 24 }), { minLength: 8, maxLength: 8 }), {
      minLength: 3,
      maxLength: 3,
    }),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map((days) => {
    let now: readonly Kinds[] = days[0]?.map(() => kinds.map(() => 0)) ?? [];
    return days.map((moves) => {
      const before = now;
      now = before.map((numbers, county) =>
        numbers.map((number, kind) => Math.max(0, number + (moves[county]?.[kind] ?? 0))),
      );
      const exchanged = now.map((numbers, county) =>
        numbers.reduce((total, number, kind) => total + Math.abs(number - (before[county]?.[kind] ?? 0)), 0),
      );
      return { counties: now, exchanged };
    });
  });

const follow = (
  days: readonly { readonly counties: readonly Kinds[] }[],
  cells: MeasureCells,
): readonly Snapshot[] => {
  const snapshots: Snapshot[] = [];
  for (const { counties } of days) {
    snapshots.push(measureSnapshot(snapshots.at(-1), areasOf(counties, cells.counted), cells));
  }
  return snapshots;
};

describe('the snapshots of a measure', () => {
  test('have in every cell the households of the heads, whoever came and went', () => {
    fc.assert(
      fc.property(history, (days) => {
        const snapshots = follow(days, share);
        days.forEach(({ counties }, day) => {
          const found = new Map(
            snapshots[day]?.cells.map(({ key, households, count }) => [key, { households, count }]),
          );
          for (const { key, figures } of areasOf(counties)) {
            const tallies = talliesOf(figures, share);
            for (const group of groupsOf(share)) {
              expect(found.get(cellKey(key, group)), `${key} ${group}`).toEqual(tallies.get(group));
            }
          }
        });
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  test('move the figure of everybody only when at least ten households came or went since', () => {
    let moves = 0;
    fc.assert(
      fc.property(history, (days) => {
        const shown = new Map<string, number>();
        follow(days, share).forEach((snapshot) => {
          for (const [key, { snapshot: now }] of displayedFigures(snapshot)) {
            const since = shown.get(key);
            if (key.endsWith('/all') && key !== '4331/all' && since !== undefined && now > since) {
              const county = Number(key[5]);
              const exchanged = days
                .slice(since, now)
                .reduce((total, day) => total + (day.exchanged[county] ?? 0), 0);
              expect(exchanged).toBeGreaterThanOrEqual(10);
              moves += 1;
            }
            shown.set(key, now);
          }
        });
      }),
      { seed: 3, numRuns: 30 },
    );
    expect(moves).toBeGreaterThan(10);
  });

  test('of a mean, hide it for fewer than ten households, and never one of its cells alone', () => {
    const check = (counties: readonly Kinds[]): void => {
      const { cells } = measureSnapshot(undefined, areasOf(counties, false), mean);
      const small = cells.filter(({ households }) => households > 0 && households < 10);
      expect(small.map(({ status }) => status)).toEqual(small.map(() => 'hidden'));
      for (const group of groupsOf(mean)) {
        const family = cells.filter(({ key }) => key.endsWith(`/${group}`));
        const [hidden, shown] = ['hidden', 'shown'].map((each) =>
          family.filter(({ status }) => status === each),
        );
        expect(hidden?.length === 1 && shown?.length !== 0, group).toBe(false);
      }
    };
    fc.assert(
      fc.property(history, ([first]) => check(first?.counties ?? [])),
      { seed: 3, numRuns: 30 },
    );
  });

  test('take up an area that had no household before', () => {
    const first = [20, 20, 20, 20, 20, 20, 20, 20];
    const alone = measureSnapshot(undefined, areasOf([first]), share);
    const two = measureSnapshot(alone, areasOf([first, [15, 15, 15, 15, 15, 15, 15, 15]]), share);
    expect(displayedFigures(two).get('4331/all')).toEqual({ snapshot: 2, households: 280, count: 140 });
    expect(displayedFigures(two).get('433121/all')).toEqual({ snapshot: 2, households: 120, count: 60 });
    expect(displayedFigures(two).get('433120/all')).toEqual({ snapshot: 1, households: 160, count: 80 });
  });

  test('stand still where too many cells wait for more households', () => {
    const cells: MeasureCells = { measure: 'rate', counted: true, breakdowns: [] };
    /** One household comes to each county; every second one counts. */
    const areas = (counties: number, came: number): readonly TalliedArea[] => {
      const figure = (n: number, events: number): readonly Figure[] => [
        { indicator: 'rate', group: 'all', n, events },
      ];
      const parts = Array.from({ length: counties }, (_, place) => ({
        key: `c${place}`,
        within: 'whole',
        figures: figure(40 + came, 20 + (place % 2) * came),
      }));
      const counting = Math.floor(counties / 2) * came;
      return [{ key: 'whole', figures: figure((40 + came) * counties, 20 * counties + counting) }, ...parts];
    };
    const figures = (counties: number) => {
      const first = measureSnapshot(undefined, areas(counties, 0), cells);
      return [first, measureSnapshot(first, areas(counties, 1), cells)].map(displayedFigures);
    };
    const [before, after] = figures(mostWaiting);
    expect(after?.get('c0/all')).toEqual(before?.get('c0/all'));
    expect(after?.get('whole/all')).toMatchObject({ snapshot: 2, households: 41 * mostWaiting });
    const [then, now] = figures(mostWaiting + 1);
    expect(now).toEqual(then);
  });
});
