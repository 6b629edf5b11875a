import { ancestorAt, levelOf, nation } from './division.ts';
import type { DivisionStore } from './division-store.ts';

/** The counties that a year's list has in a division, or around the one that is smaller than a county. */
export const knownCounties = async (
  divisions: Pick<DivisionStore, 'childrenOf'>,
  year: string,
  division: string,
): Promise<ReadonlySet<string>> => {
  const level = levelOf(division);
  if (level === 'nation' || level === undefined) {
    const provinces = await divisions.childrenOf(year, nation);
    const sets = await Promise.all(provinces.map(({ code }) => knownCounties(divisions, year, code)));
    return new Set(sets.flatMap((set) => [...set]));
  }
  const prefectures =
    level === 'province'
      ? (await divisions.childrenOf(year, division)).map(({ code }) => code)
      : [ancestorAt(division, 'prefecture')];
  const counties = await Promise.all(prefectures.map((code) => divisions.childrenOf(year, code)));
  return new Set(counties.flat().map(({ code }) => code));
};
