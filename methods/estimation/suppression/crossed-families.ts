import type { Family } from './lattice.ts';

/** An area of a snapshot and the area that it is a part of, if that is in the snapshot too. */
export interface NestedArea {
  readonly key: string;
  readonly within?: string;
}

/** The key of the cell of a group in an area. */
export const cellKey = (area: string, group: string): string => `${area}/${group}`;

const areaFamilies = (areas: readonly NestedArea[], groups: readonly string[]): readonly Family[] => {
  const parts = new Map<string, string[]>();
  for (const { key, within } of areas) {
    if (within === undefined) continue;
    const siblings = parts.get(within);
    if (siblings === undefined) parts.set(within, [key]);
    else siblings.push(key);
  }
  return [...parts].flatMap(([area, children]) =>
    groups.map((group) => ({
      parent: cellKey(area, group),
      children: children.map((child) => cellKey(child, group)),
    })),
  );
};

/**
 * The families of areas crossed with breakdowns: each group of an area is the sum of that group over the area's parts, and the area's `total` is
 * the sum of each breakdown's groups. Give every group, also “unknown”, or the sums do not hold.
 */
export const crossedFamilies = (
  areas: readonly NestedArea[],
  total: string,
  breakdowns: readonly (readonly string[])[],
): readonly Family[] => [
  ...areaFamilies(areas, [total, ...breakdowns.flat()]),
  ...areas.flatMap(({ key }) =>
    breakdowns.map((groups) => ({
      parent: cellKey(key, total),
      children: groups.map((group) => cellKey(key, group)),
    })),
  ),
];
