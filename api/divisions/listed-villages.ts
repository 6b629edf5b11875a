import { countyOf, levelOf, liesIn, parentOf } from './division.ts';
import type { DivisionStore, NamedDivision } from './division-store.ts';

export interface CountyList {
  readonly county: string;
  readonly villages: readonly NamedDivision[];
}

/** The villages that a year's list has in a division, a county at a time in order of code; counties without any are left out. */
export async function* listedVillages(
  divisions: Pick<DivisionStore, 'listsIn'>,
  year: string,
  division: string,
): AsyncGenerator<CountyList> {
  const around = levelOf(division) === 'village' ? (parentOf(division) ?? division) : division;
  let open: { readonly county: string; readonly villages: NamedDivision[] } | undefined;
  for await (const { parent, children } of divisions.listsIn(year, around)) {
    if (levelOf(parent) !== 'township') {
      continue;
    }
    if (open?.county !== countyOf(parent)) {
      if (open !== undefined) {
        yield open;
      }
      open = { county: countyOf(parent), villages: [] };
    }
    open.villages.push(...children.filter(({ code }) => liesIn(code, division)));
  }
  if (open !== undefined) {
    yield open;
  }
}
