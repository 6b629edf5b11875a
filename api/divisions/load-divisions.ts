import type { Context } from '../context.ts';
import { Permit } from '../people/permit.ts';
import { type Problem, refusalWith } from '../refusals.ts';
import { levelOf, nation, parentOf } from './division.ts';
import type { NamedDivision } from './division-store.ts';

/** The year of the official list that names divisions where no other is named. */
export const divisionYear = '2023';

export interface DivisionPart {
  readonly year: string;
  /** Absent: the children lie in several parents, each named by its code alone. */
  readonly parent?: string | undefined;
  readonly children: readonly NamedDivision[];
}

/**
 * Loads a part of the official list of a year. With a parent: its children, in the place of those that stand. Without: rows of the
 * list as they come, cut anywhere, put beside what stands; so a part that is sent again changes nothing.
 */
export const loadDivisions = async (
  context: Context,
  { year, parent, children }: DivisionPart,
): Promise<string> => {
  const permit = Permit.decide(context, 'load the division list', {});
  const { divisions } = context.stores;
  if (parent !== undefined) {
    mustBeFreeOf(childProblems(parent, children));
    await divisions.save(permit, year, parent, children);
    await divisions.keepYear(permit, year);
    return parent;
  }
  const byParent = Map.groupBy(children, ({ code }) => parentOf(code) ?? '');
  const parents = [...byParent.keys()];
  mustBeFreeOf(
    (byParent.get('') ?? []).map(({ code }) =>
      problem(`${code} is not the code of a division below the nation`, `${code} 不是有效的区划代码`),
    ),
  );
  const known = await divisions.names(year, parents);
  mustBeFreeOf(
    parents
      .filter((code) => !known.has(code))
      .map((code) =>
        problem(
          `the list of ${year} does not know ${code} yet; load the larger divisions first`,
          `${year} 年区划表中尚无 ${code}，请先导入上级区划`,
        ),
      ),
  );
  await Promise.all([...byParent].map(([code, entries]) => divisions.add(permit, year, code, entries)));
  await divisions.keepYear(permit, year);
  return nearestTo(parents);
};

const childProblems = (parent: string, children: readonly NamedDivision[]): readonly Problem[] => {
  const wrong = children
    .filter(({ code }) => levelOf(code) === undefined || parentOf(code) !== parent)
    .map(({ code }) =>
      problem(`${code} does not lie directly under ${parent}`, `${code} 不是 ${parent} 的下一级`),
    );
  return levelOf(parent) === undefined
    ? [...wrong, problem(`${parent} is not a division code`, `${parent} 不是有效的区划代码`)]
    : wrong;
};

const problem = (en: string, zh: string): Problem => ({ field: 'children', reason: { en, zh } });

const mustBeFreeOf = (problems: readonly Problem[]): void => {
  if (problems.length > 0) {
    throw refusalWith('input-invalid', problems.slice(0, 200));
  }
};

/** The smallest division in which all of these lie. */
const nearestTo = (codes: readonly string[]): string => {
  const [first = nation, ...others] = codes;
  let shared: string | undefined = first;
  while (
    shared !== undefined &&
    shared !== nation &&
    !others.every((code) => code.startsWith(shared ?? ''))
  ) {
    shared = parentOf(shared);
  }
  return shared ?? nation;
};
