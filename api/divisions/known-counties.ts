import { ancestorAt, levelOf, nation } from './division.ts';
import type { DivisionStore } from './division-store.ts';
import { divisionYear } from './load-divisions.ts';

/** The counties of the official list that lie in a division, or the one in which it lies. */
export const knownCounties = async (
  divisions: DivisionStore,
  division: string,
): Promise<ReadonlySet<string>> => {
  const level = levelOf(division);
  if (level === 'nation' || level === undefined) {
    const provinces = await divisions.childrenOf(divisionYear, nation);
    const sets = await Promise.all(provinces.map(({ code }) => knownCounties(divisions, code)));
    return new Set(sets.flatMap((set) => [...set]));
  }
  const prefectures =
    level === 'province'
      ? (await divisions.childrenOf(divisionYear, division)).map(({ code }) => code)
      : [ancestorAt(division, 'prefecture')];
  const counties = await Promise.all(prefectures.map((code) => divisions.childrenOf(divisionYear, code)));
  return new Set(counties.flat().map(({ code }) => code));
};
