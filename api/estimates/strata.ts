import { countyOf, liesIn, parentOf } from '../divisions/division.ts';
import type { Design } from '../samples/design.ts';

/** A village of the frozen frame, as far as strata and areas are concerned. */
interface Placed {
  readonly code: string;
  readonly stratum: string;
}

type Collapse = Design['lonely']['collapse'];

/** Strata that count as one for the variance, by the first of them: pairs named in the design, which may form chains. */
export const collapsedStrata = (
  strata: readonly string[],
  collapse: Collapse,
): ReadonlyMap<string, readonly string[]> => {
  const first = new Map(strata.map((code) => [code, code]));
  for (const [a, b] of collapse) {
    const [from, to] = [first.get(b), first.get(a)];
    if (from !== undefined && to !== undefined) {
      for (const [code, leader] of first) {
        if (leader === from) {
          first.set(code, to);
        }
      }
    }
  }
  return Map.groupBy(strata, (code) => first.get(code) ?? code);
};

const commonDivision = (a: string, b: string): string => {
  let common = a;
  while (!liesIn(b, common)) {
    common = parentOf(common) ?? common;
  }
  return common;
};

/**
 * The home of each stratum (of collapsed ones, of all together): the smallest division from the county up that holds all its
 * villages of the frame. It is a node there, and a domain in every smaller area that cuts it.
 */
export const homesOf = (villages: readonly Placed[], collapse: Collapse): ReadonlyMap<string, string> => {
  const own = new Map<string, string>();
  for (const { code, stratum } of villages) {
    const county = countyOf(code);
    const known = own.get(stratum);
    own.set(stratum, known === undefined ? county : commonDivision(known, county));
  }
  const groups = collapsedStrata([...own.keys()].toSorted(), collapse);
  return new Map(
    [...groups].map(([leader, members]) => [
      leader,
      members.map((member) => own.get(member) ?? '').reduce(commonDivision),
    ]),
  );
};

/** The areas smaller than its home that hold a village of the stratum: the village's county up to below the home, and its township. */
export const areasCut = (village: string, home: string, townships: boolean): readonly string[] => {
  const areas = townships ? [village.slice(0, 9)] : [];
  for (let area = countyOf(village); area !== home; area = parentOf(area) ?? home) {
    areas.push(area);
  }
  return areas;
};
