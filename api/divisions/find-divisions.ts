/**
 * Names in search. A list of children is one item, so a search reads the lists of a division and looks into them: few of them
 * down to the county, and below it only within a prefecture, where a whole one is about 10,000 names.
 */
import type { Stores } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { byCode, type DivisionLevel, divisionLevels, levelOf, prefixOf } from './division.ts';
import type { NamedDivision } from './division-store.ts';

export interface DivisionSearch {
  readonly year: string;
  /** Only what lies in this division. */
  readonly within: string;
  /** Any part of the name; absent: every name. */
  readonly name?: string | undefined;
  /** Absent: the level below `within`. */
  readonly level?: DivisionLevel | undefined;
}

type Lists = Pick<Stores['divisions'], 'childrenOf' | 'listsIn' | 'years'>;

/** Those whose name begins with what was sought, then those that hold it, each in order of code. */
export const findDivisions = async (
  divisions: Lists,
  { year, within, name = '', level: wanted }: DivisionSearch,
): Promise<readonly NamedDivision[]> => {
  if (!(await divisions.years()).includes(year)) {
    throw refusal('division-year-unknown');
  }
  const around = levelOf(within);
  if (around === undefined) {
    throw refusal('division-unknown', { code: within });
  }
  const level = wanted ?? divisionLevels[divisionLevels.indexOf(around) + 1] ?? 'village';
  mustBeNarrow(around, level);
  if (rank(level) <= rank(around)) {
    return [];
  }
  const sought = name.normalize('NFC');
  const found = (await below(divisions, year, within, level)).filter((each) => each.name.includes(sought));
  const [begin, hold] = [true, false].map((begins) =>
    found.filter((each) => each.name.startsWith(sought) === begins).toSorted(byCode),
  );
  return [...(begin ?? []), ...(hold ?? [])];
};

const rank = (level: DivisionLevel): number => divisionLevels.indexOf(level);

const mustBeNarrow = (around: DivisionLevel, level: DivisionLevel): void => {
  if (rank(level) > rank('county') && rank(around) < rank('prefecture')) {
    throw refusalWith('input-invalid', [
      {
        field: 'within',
        reason: {
          en: 'townships and villages are sought within a prefecture or a smaller division; name one',
          zh: '查找乡镇和村须指定市（州）或更小的区划',
        },
      },
    ]);
  }
};

/** All of one level in a division, in no order. */
const below = async (
  divisions: Lists,
  year: string,
  within: string,
  level: DivisionLevel,
): Promise<readonly NamedDivision[]> => {
  if (rank(level) > rank('county')) {
    const found: NamedDivision[] = [];
    for await (const { children } of divisions.listsIn(year, within)) {
      found.push(
        ...children.filter(({ code }) => levelOf(code) === level && code.startsWith(prefixOf(within))),
      );
    }
    return found;
  }
  const children = await divisions.childrenOf(year, within);
  if (children.every(({ code }) => levelOf(code) === level)) {
    return children;
  }
  const lists = await Promise.all(children.map(({ code }) => below(divisions, year, code, level)));
  return lists.flat();
};
