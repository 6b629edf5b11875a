import { cellKey, type NestedArea } from '../../methods/estimation/suppression/crossed-families.ts';
import { FEWEST_HOUSEHOLDS } from '../../methods/estimation/suppression/disclosure-rule.ts';
import type { CellChange, Change } from '../../methods/estimation/suppression/lattice.ts';
import { nextSnapshot, openSnapshots } from '../../methods/estimation/suppression/next-snapshot.ts';
import type { Snapshot } from '../../methods/estimation/suppression/snapshot.ts';
import type { Figure } from '../estimates/figure.ts';
import { imaginedCounts } from './imagined-counts.ts';
import {
  familiesOf,
  groupsOf,
  keysOf,
  type MeasureCells,
  none,
  type Tallies,
  talliesOf,
} from './measure-cells.ts';
import { turnover } from './turnover.ts';

/** An area of a snapshot with the figures of its head. */
export interface TalliedArea extends NestedArea {
  readonly figures: readonly Figure[];
}

/** The snapshot before, with the cells that there are now: an area that had no head yet was empty. */
const continued = (
  previous: Snapshot | undefined,
  areas: readonly TalliedArea[],
  cells: MeasureCells,
): Snapshot => {
  const open = openSnapshots(familiesOf(areas, cells), keysOf(areas, cells));
  if (previous === undefined) {
    return open;
  }
  const before = new Map(previous.cells.map((cell) => [cell.key, cell]));
  return {
    ...previous,
    families: open.families,
    cells: open.cells.map((cell) => before.get(cell.key) ?? cell),
  };
};

const sumOf = (a: Change, b: Change): Change => ({
  added: { households: a.added.households + b.added.households, count: a.added.count + b.added.count },
  removed: {
    households: a.removed.households + b.removed.households,
    count: a.removed.count + b.removed.count,
  },
});

/** Areas without parts are compared with what they were; what is above them is their sum. */
const changesOf = (
  { cells: before }: Snapshot,
  areas: readonly TalliedArea[],
  cells: MeasureCells,
): readonly CellChange[] => {
  const were = new Map(before.map((cell) => [cell.key, cell]));
  const above = new Map(areas.map(({ key, within }) => [key, within]));
  const divided = new Set(above.values());
  const changes = new Map<string, Change>();
  for (const { key, figures } of areas.filter((area) => !divided.has(area.key))) {
    const was: Tallies = new Map(
      groupsOf(cells).map((group) => [group, were.get(cellKey(key, group)) ?? none]),
    );
    const is = talliesOf(figures, cells);
    const { breakdowns, counted } = cells;
    for (const [group, change] of turnover(
      was,
      counted ? is : imaginedCounts(was, is, breakdowns),
      breakdowns,
    )) {
      for (let area: string | undefined = key; area !== undefined; area = above.get(area)) {
        const so = changes.get(cellKey(area, group));
        changes.set(cellKey(area, group), so === undefined ? change : sumOf(so, change));
      }
    }
  }
  return [...changes].map(([key, change]) => ({ key, ...change }));
};

/** Cells that one to nine households came to or left since they were last shown: what they say has to wait. */
const waiting = ({ cells }: Snapshot, changes: readonly CellChange[]): number => {
  const moved = new Map(
    changes.map(({ key, added, removed = none }) => [key, added.households + removed.households]),
  );
  return cells.filter(({ key, displayed, changed }) => {
    const since = changed + (moved.get(key) ?? 0);
    return displayed !== undefined && since > 0 && since < FEWEST_HOUSEHOLDS;
  }).length;
};

/** With more of them finding out what may move takes longer than a request lasts (docs/verdicts.md). */
export const mostWaiting = 300;

/** Nothing moves: what is shown stays as it is, and the changes wait for the next snapshot. */
const unmoved = (before: Snapshot): Snapshot => ({
  ...before,
  cells: before.cells.map((cell) => (cell.status === 'shown' ? { ...cell, status: 'kept' } : cell)),
});

/** What a measure's cells show in the next snapshot. Every area that was in the snapshot before is in this one. */
export const measureSnapshot = (
  previous: Snapshot | undefined,
  areas: readonly TalliedArea[],
  cells: MeasureCells,
): Snapshot => {
  const before = continued(previous, areas, cells);
  const changes = changesOf(before, areas, cells);
  return waiting(before, changes) > mostWaiting ? unmoved(before) : nextSnapshot(before, changes);
};
