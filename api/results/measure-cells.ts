import {
  cellKey,
  crossedFamilies,
  type NestedArea,
} from '../../methods/estimation/suppression/crossed-families.ts';
import type { Tallied } from '../../methods/estimation/suppression/disclosure-rule.ts';
import type { Family } from '../../methods/estimation/suppression/lattice.ts';
import { breakdownOf } from '../estimates/block-set.ts';
import { everyone } from '../estimates/breakdown.ts';
import type { Figure } from '../estimates/figure.ts';
import { isShare, type Measure } from '../estimates/indicator.ts';
import type { Design } from '../samples/design.ts';

/**
 * The cells of a measure in one area: everybody, and by breakdown the groups that are shown, with those in none of them as one more.
 * That one has no figure of its own, but whoever knows all others and everybody knows it too.
 */
export interface MeasureCells {
  readonly measure: string;
  /** Whether households with an event are counted: a share. Of a mean only the households are known. */
  readonly counted: boolean;
  readonly breakdowns: readonly (readonly string[])[];
}

const restOf = (breakdown: string): string => `${breakdown}:rest`;

const isRest = (group: string): boolean => group.endsWith(':rest');

export const cellsOf = (design: Pick<Design, 'breakdowns'>, measure: Measure): MeasureCells => ({
  measure: measure.key,
  counted: isShare(measure),
  breakdowns: measure.by.map((key) => [
    ...(breakdownOf(design, key)?.groups.map((group) => group.key) ?? []),
    restOf(key),
  ]),
});

export const groupsOf = ({ breakdowns }: MeasureCells): readonly string[] => [everyone, ...breakdowns.flat()];

export const familiesOf = (areas: readonly NestedArea[], { breakdowns }: MeasureCells): readonly Family[] =>
  crossedFamilies(areas, everyone, breakdowns);

export const keysOf = (areas: readonly NestedArea[], cells: MeasureCells): readonly string[] =>
  areas.flatMap(({ key }) => groupsOf(cells).map((group) => cellKey(key, group)));

/** By group. */
export type Tallies = ReadonlyMap<string, Tallied>;

export const none: Tallied = { households: 0, count: 0 };

/** The households of an area's figures and those of them with an event, by group; a list that is not drawn from has none. */
export const talliesOf = (figures: readonly Figure[], { measure, breakdowns }: MeasureCells): Tallies => {
  const own = new Map(
    figures
      .filter(({ indicator }) => indicator === measure)
      .map(({ group, n, events = 0 }) => [group, { households: n, count: events }]),
  );
  const all = own.get(everyone) ?? none;
  const tallied = breakdowns.flatMap((groups) => {
    const named = groups
      .filter((group) => !isRest(group))
      .map((group) => [group, own.get(group) ?? none] as const);
    const sum = (part: keyof Tallied): number => named.reduce((total, [, each]) => total + each[part], 0);
    const rest = { households: all.households - sum('households'), count: all.count - sum('count') };
    return [...named, ...groups.filter(isRest).map((group) => [group, rest] as const)];
  });
  return new Map([[everyone, all], ...tallied]);
};
