import { collapsedStrata } from '../estimates/strata.ts';
import type { Design } from './design.ts';
import type { FrozenStrata } from './design-store.ts';

/** Of each stratum, the smallest division from the county up that holds all its villages and those of strata that count as one with it. */
export const homesByStratum = ({
  homes,
  design,
}: FrozenStrata & { readonly design: Design }): ReadonlyMap<string, string> => {
  const codes = design.strata.map(({ code }) => code).toSorted();
  const groups = [...collapsedStrata(codes, design.lonely.collapse)];
  return new Map(
    groups.flatMap(([leader, members]) => {
      const home = homes.get(leader);
      return home === undefined ? [] : members.map((member) => [member, home] as const);
    }),
  );
};
