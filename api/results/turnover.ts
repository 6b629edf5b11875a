import type { Tallied } from '../../methods/estimation/suppression/disclosure-rule.ts';
import type { Change } from '../../methods/estimation/suppression/lattice.ts';
import { everyone } from '../estimates/breakdown.ts';
import { type MeasureCells, none, type Tallies } from './measure-cells.ts';

/**
 * What came and went between two snapshots, from the counts alone. Of each cell households with an event and those without are looked
 * at apart: what is fewer has left, what is more has come. So with as many households as before and one event more, one left and one
 * came. Whoever exchanged one household for another that says the same changed no count, and no secret.
 */
type Numbers = ReadonlyMap<string, number>;

interface Kind {
  readonly before: (group: string) => number;
  readonly after: (group: string) => number;
}

const fewer = ({ before, after }: Kind, group: string): number => Math.max(0, before(group) - after(group));

const sumOver = (groups: readonly string[], of: (group: string) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);

/** The groups of a breakdown lose `total` together: beyond what is seen, the largest ones are taken to have exchanged some. */
const spread = (kind: Kind, groups: readonly string[], total: number): Numbers => {
  const seen = (group: string): number => fewer(kind, group);
  const left = new Map(groups.map((group) => [group, seen(group)]));
  let missing = total - sumOver(groups, seen);
  const bySize = groups.toSorted((a, b) => kind.before(b) - seen(b) - (kind.before(a) - seen(a)));
  for (const group of bySize) {
    const more = Math.min(missing, kind.before(group) - seen(group));
    left.set(group, seen(group) + more);
    missing -= more;
  }
  return left;
};

/** Everybody loses what the breakdown that shows most says, and every other breakdown as much. */
const leftOf = (kind: Kind, breakdowns: MeasureCells['breakdowns']): Numbers => {
  const total = Math.max(
    fewer(kind, everyone),
    ...breakdowns.map((groups) => sumOver(groups, (group) => fewer(kind, group))),
  );
  return new Map([[everyone, total], ...breakdowns.flatMap((groups) => [...spread(kind, groups, total)])]);
};

/** The changes of an area without parts, by group; they add up over each breakdown. */
export const turnover = (
  before: Tallies,
  after: Tallies,
  breakdowns: MeasureCells['breakdowns'],
): ReadonlyMap<string, Change> => {
  const kindOf = (number: (tallied: Tallied) => number): Kind => ({
    before: (group) => number(before.get(group) ?? none),
    after: (group) => number(after.get(group) ?? none),
  });
  const events = kindOf(({ count }) => count);
  const others = kindOf(({ households, count }) => households - count);
  const [eventsLeft, othersLeft] = [leftOf(events, breakdowns), leftOf(others, breakdowns)];
  const cameOf = (kind: Kind, group: string, left: number): number =>
    kind.after(group) - kind.before(group) + left;
  return new Map(
    [everyone, ...breakdowns.flat()].map((group) => {
      const [gone, goneOthers] = [eventsLeft.get(group) ?? 0, othersLeft.get(group) ?? 0];
      const [came, cameOthers] = [cameOf(events, group, gone), cameOf(others, group, goneOthers)];
      return [
        group,
        {
          added: { households: came + cameOthers, count: came },
          removed: { households: gone + goneOthers, count: gone },
        },
      ];
    }),
  );
};
