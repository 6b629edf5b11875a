import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellChange } from '../../../../methods/estimation/suppression/lattice.ts';
import { nextSnapshot, openSnapshots } from '../../../../methods/estimation/suppression/next-snapshot.ts';
import { displayedFigures, type Snapshot } from '../../../../methods/estimation/suppression/snapshot.ts';
import { changingHistories, growingHistories, type History, singleSnapshots } from './history.ts';

type Counts = readonly [households: number, count: number];

const change = (key: string, [households, count]: Counts, [left, gone]: Counts = [0, 0]): CellChange => ({
  key,
  added: { households, count },
  removed: { households: left, count: gone },
});

/** A county of villages and their sum. */
const county = (villages: Readonly<Record<string, Counts>>): readonly CellChange[] => {
  const total = (side: 0 | 1): number =>
    Object.values(villages).reduce((sum, counts) => sum + counts[side], 0);
  return [
    ...Object.entries(villages).map(([key, counts]) => change(key, counts)),
    change('county', [total(0), total(1)]),
  ];
};

const open = openSnapshots([{ parent: 'county', children: ['a', 'b', 'c'] }]);

const statuses = (snapshot: Snapshot) =>
  Object.fromEntries(snapshot.cells.map(({ key, status, reason }) => [key, reason ?? status]));

describe('the first snapshot', () => {
  it('shows what discloses nothing', () => {
    const snapshot = nextSnapshot(open, county({ a: [40, 11], b: [12, 6], c: [60, 30] }));
    expect(statuses(snapshot)).toEqual({ a: 'shown', b: 'shown', c: 'shown', county: 'shown' });
    expect(snapshot.ledger).toEqual({ unknowns: [], equations: [], guards: [] });
    expect(displayedFigures(snapshot).get('b')).toEqual({ snapshot: 1, households: 12, count: 6 });
  });

  it('hides with a small cell a second one, so that the difference tells nothing', () => {
    // a + b = 11 of 8 and 12 households: a from 0 to 8, b from 3 to 11, both more than 6 wide
    const snapshot = nextSnapshot(open, county({ a: [8, 5], b: [12, 6], c: [60, 30] }));
    expect(statuses(snapshot)).toEqual({
      a: 'few-households',
      b: 'complementary',
      c: 'shown',
      county: 'shown',
    });
    expect([...displayedFigures(snapshot).keys()]).toEqual(['c', 'county']);
  });

  it('hides a third where two have fewer than 20 households together', () => {
    // 8 + 11 = 19; b alone would do for the linear program: a from 0 to 8
    const snapshot = nextSnapshot(open, county({ a: [8, 4], b: [11, 5], c: [60, 30] }));
    expect(statuses(snapshot)).toMatchObject({ a: 'few-households', c: 'complementary', county: 'shown' });
    // together with b, c is from 25 to 34 of 30 ± 20 %; alone with a it would be from 26 to 34, which is not more than ±6
    expect(statuses(snapshot)).toMatchObject({ b: 'complementary' });
  });

  it('hides a third where the linear program asks for it', () => {
    // a + b = 6: a from 0 to 6 is known within ±3
    const snapshot = nextSnapshot(open, county({ a: [8, 5], b: [12, 1], c: [60, 30] }));
    expect(statuses(snapshot)).toEqual({
      a: 'few-households',
      b: 'complementary',
      c: 'complementary',
      county: 'shown',
    });
  });

  it('hides the sum too where it would give its parts away', () => {
    // nobody of 100 in the county: so nobody of the 8 in a
    const snapshot = nextSnapshot(open, county({ a: [8, 0], b: [40, 0], c: [52, 0] }));
    expect(statuses(snapshot)).toMatchObject({ a: 'few-households', county: 'complementary' });
  });

  it('gives each a family of its own where a breakdown crosses areas', () => {
    // the small cell v/poor needs a partner in its village and one in its group, and these need each other's: a rectangle
    const cells: Readonly<Record<string, Counts>> = {
      'v/poor': [8, 4],
      'v/exited': [40, 20],
      'w/poor': [30, 15],
      'w/exited': [40, 22],
    };
    const sums: Readonly<Record<string, Counts>> = {
      'v/all': [48, 24],
      'w/all': [70, 37],
      'c/poor': [38, 19],
      'c/exited': [80, 42],
      'c/all': [118, 61],
    };
    const families = [
      ...['c', 'v', 'w'].map((area) => ({
        parent: `${area}/all`,
        children: [`${area}/poor`, `${area}/exited`],
      })),
      ...['all', 'poor', 'exited'].map((group) => ({
        parent: `c/${group}`,
        children: [`v/${group}`, `w/${group}`],
      })),
    ];
    const changes = Object.entries({ ...cells, ...sums }).map(([key, counts]) => change(key, counts));
    const snapshot = nextSnapshot(openSnapshots(families), changes);
    expect(statuses(snapshot)).toMatchObject({
      'v/poor': 'few-households',
      'c/all': 'shown',
    });
    const hidden = snapshot.cells.filter(({ status }) => status === 'hidden').map(({ key }) => key);
    expect(hidden.length).toBeGreaterThanOrEqual(4);
  });

  it('leaves cells apart that belong to no family', () => {
    const alone = openSnapshots([], ['x', 'y']);
    const snapshot = nextSnapshot(alone, [change('x', [8, 3]), change('y', [80, 3])]);
    expect(statuses(snapshot)).toEqual({ x: 'few-households', y: 'shown' });
  });

  it('knows no difference between hidden and empty in what goes out', () => {
    const alone = openSnapshots([], ['x', 'y']);
    const snapshot = nextSnapshot(alone, [change('x', [8, 3])]);
    expect(snapshot.cells.map(({ status }) => status)).toEqual(['hidden', 'empty']);
    expect(displayedFigures(snapshot)).toEqual(new Map());
  });
});

describe('a later snapshot', () => {
  const first = nextSnapshot(open, county({ a: [40, 11], b: [42, 16], c: [60, 30] }));

  it('keeps a figure until none or at least 10 households came', () => {
    const lone = nextSnapshot(openSnapshots([], ['x']), [change('x', [40, 10])]);
    const nine = nextSnapshot(lone, [change('x', [9, 4])]);
    expect(nine.cells[0]).toMatchObject({
      status: 'kept',
      reason: 'few-changed',
      households: 49,
      displayed: { snapshot: 1, households: 40, count: 10 },
    });
    expect(displayedFigures(nine).get('x')).toEqual({ snapshot: 1, households: 40, count: 10 });
    // one more makes ten since the figure that is shown
    const ten = nextSnapshot(nine, [change('x', [1, 0])]);
    expect(displayedFigures(ten).get('x')).toEqual({ snapshot: 3, households: 50, count: 14 });
    // none: nothing moves
    expect(displayedFigures(nextSnapshot(ten, []))).toEqual(displayedFigures(ten));
  });

  it('counts households that left as well: five for five are ten', () => {
    const lone = nextSnapshot(openSnapshots([], ['x']), [change('x', [40, 10])]);
    const four = nextSnapshot(lone, [change('x', [4, 1], [4, 2])]);
    expect(four.cells[0]).toMatchObject({ status: 'kept', households: 40, count: 9, changed: 8 });
    const five = nextSnapshot(lone, [change('x', [5, 1], [5, 2])]);
    expect(displayedFigures(five).get('x')).toEqual({ snapshot: 2, households: 40, count: 9 });
  });

  it('does not let the new households of one village be the difference of the others', () => {
    // b has 2 new households; county − a would be what they said
    const second = nextSnapshot(first, [
      change('a', [12, 6]),
      change('b', [2, 2]),
      change('county', [14, 8]),
    ]);
    expect(statuses(second)).toMatchObject({ b: 'few-changed', c: 'shown' });
    const moved = ['a', 'county'].filter((key) => displayedFigures(second).get(key)?.snapshot === 2);
    expect(moved.length).toBeLessThan(2);
  });

  it('hides a cell that has shrunk below ten households', () => {
    const lone = nextSnapshot(openSnapshots([], ['x']), [change('x', [40, 10])]);
    const shrunk = nextSnapshot(lone, [change('x', [0, 0], [32, 8])]);
    expect(shrunk.cells[0]).toMatchObject({ status: 'hidden', reason: 'few-households', households: 8 });
    expect(displayedFigures(shrunk).size).toBe(0);
    const gone = nextSnapshot(shrunk, [change('x', [0, 0], [8, 2])]);
    expect(gone.cells[0]).toMatchObject({ status: 'empty', households: 0 });
    const back = nextSnapshot(gone, [change('x', [50, 20])]);
    expect(back.cells[0]).toMatchObject({
      status: 'shown',
      displayed: { snapshot: 4, households: 50, count: 20 },
    });
  });

  it('refuses to lose households that were not there', () => {
    const lone = nextSnapshot(openSnapshots([], ['x']), [change('x', [40, 10])]);
    for (const removed of [
      [41, 10],
      [20, 11],
      [31, 0],
    ] as const)
      expect(() => nextSnapshot(lone, [change('x', [0, 0], removed)])).toThrow('cannot lose');
  });
});

describe('every snapshot', () => {
  it('is the same whatever the order of its cells and families', () => {
    fc.assert(
      fc.property(growingHistories, ({ families, updates, snapshots }) => {
        const turned = families.map(({ parent, children }) => ({
          parent,
          children: [...children].reverse(),
        }));
        let snapshot = openSnapshots([...turned].reverse());
        for (const update of updates) snapshot = nextSnapshot(snapshot, [...update].reverse());
        expect(snapshot.cells).toEqual(snapshots.at(-1)?.cells);
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it('can be stored as JSON and taken up again', () => {
    fc.assert(
      fc.property(growingHistories, ({ families, updates, snapshots }) => {
        let snapshot = openSnapshots(families);
        for (const update of updates)
          snapshot = nextSnapshot(JSON.parse(JSON.stringify(snapshot)) as Snapshot, update);
        expect(snapshot).toEqual(snapshots.at(-1));
      }),
      { seed: 5, numRuns: 15 },
    );
  });

  it('hides the same cells for those that count and for those that do not', () => {
    fc.assert(
      fc.property(singleSnapshots, ({ families, updates, snapshots }) => {
        const mirrored = (updates[0] ?? []).map(({ key, added: { households, count } }) =>
          change(key, [households, households - count]),
        );
        expect(statuses(nextSnapshot(openSnapshots(families), mirrored))).toEqual(
          statuses(snapshots[0] ?? openSnapshots([])),
        );
      }),
      { seed: 6, numRuns: 40 },
    );
  });

  const several = fc.oneof(growingHistories, changingHistories);

  it('shows no disclosive cell', () => {
    fc.assert(
      fc.property(several, ({ snapshots }) => {
        for (const { households, count } of snapshots.flatMap((snapshot) => [
          ...displayedFigures(snapshot).values(),
        ])) {
          const alike = count === 0 || count === households;
          expect(households >= 30 || (households >= 10 && !alike) || households === 0).toBe(true);
        }
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  /** Households that came to a cell and left it, after one snapshot and until another. */
  const turnover = ({ updates }: History, key: string, after: number, until: number): number =>
    updates.slice(after, until).reduce((sum, changes) => {
      const change = changes.find((each) => each.key === key);
      return sum + (change?.added.households ?? 0) + (change?.removed?.households ?? 0);
    }, 0);

  it('moves a figure only when at least ten households came or went since it was shown', () => {
    fc.assert(
      fc.property(several, (history) => {
        const shown = new Map<string, number>();
        for (const snapshot of history.snapshots)
          for (const [key, { snapshot: now }] of displayedFigures(snapshot)) {
            const since = shown.get(key) ?? now;
            if (now > since) expect(turnover(history, key, since, now)).toBeGreaterThanOrEqual(10);
            shown.set(key, now);
          }
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('keeps a figure that may not move, and takes none away for the sake of others', () => {
    fc.assert(
      fc.property(several, (history) => {
        const { snapshots } = history;
        for (const { number, cells } of snapshots)
          for (const { key, status, reason, displayed } of cells) {
            if (displayed === undefined) continue;
            const moved = turnover(history, key, displayed.snapshot, number) > 0;
            const disclosive = reason === 'few-households' || reason === 'all-alike';
            expect(['shown', 'empty'].includes(status)).toBe(!moved);
            expect(status === 'hidden').toBe(moved && disclosive);
          }
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});
