import type { Tallied } from '../../methods/estimation/suppression/disclosure-rule.ts';
import { everyone } from '../estimates/breakdown.ts';
import { type MeasureCells, none, type Tallies } from './measure-cells.ts';

/**
 * A mean has no event to count. Its cells are decided as if every second household had one: an answer that is spread evenly, so that a hidden
 * mean stays as open as a share of one half would. Only households that came or went are given or lose one, so that nothing
 * seems to change that did not.
 */
interface Range {
  readonly least: number;
  readonly most: number;
}

const clamp = (value: number, { least, most }: Range): number => Math.min(most, Math.max(least, value));

/** Counts that a cell can have when nobody was exchanged. */
const rangeOf = (before: Tallied, households: number): Range => {
  const grown = households - before.households;
  return grown >= 0
    ? { least: before.count, most: before.count + grown }
    : { least: Math.max(0, before.count + grown), most: Math.min(before.count, households) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Halves that add up to `total`: inside the ranges as far as they go, else anywhere from none to all. */
const halves = (
  parts: readonly { readonly households: number; readonly range: Range }[],
  total: number,
): readonly number[] => {
  const inside =
    sum(parts.map(({ range }) => range.least)) <= total && total <= sum(parts.map(({ range }) => range.most));
  const ranges = parts.map(({ households, range }) => (inside ? range : { least: 0, most: households }));
  const counts = parts.map(({ households }, part) =>
    clamp(Math.floor(households / 2), ranges[part] ?? { least: 0, most: households }),
  );
  let missing = total - sum(counts);
  return counts.map((count, part) => {
    const { least, most } = ranges[part] ?? { least: count, most: count };
    const given = clamp(count + missing, { least, most });
    missing -= given - count;
    return given;
  });
};

/** The tallies of an area without parts, with counts imagined from those of the snapshot before. */
export const imaginedCounts = (
  before: Tallies,
  after: Tallies,
  breakdowns: MeasureCells['breakdowns'],
): Tallies => {
  const householdsIn = (group: string): number => (after.get(group) ?? none).households;
  const rangeIn = (group: string): Range => rangeOf(before.get(group) ?? none, householdsIn(group));
  const all = householdsIn(everyone);
  const total = clamp(Math.floor(all / 2), rangeIn(everyone));
  const counted = breakdowns.flatMap((groups) => {
    const counts = halves(
      groups.map((group) => ({ households: householdsIn(group), range: rangeIn(group) })),
      total,
    );
    return groups.map(
      (group, place) => [group, { households: householdsIn(group), count: counts[place] ?? 0 }] as const,
    );
  });
  return new Map([[everyone, { households: all, count: total }], ...counted]);
};
