import type { Context } from '../context.ts';
import { Permit } from '../people/permit.ts';
import { refusalWith } from '../refusals.ts';
import { levelOf, nation, parentOf } from './division.ts';
import type { NamedDivision } from './division-store.ts';

/** The year of the official list that names divisions in this version. */
export const divisionYear = '2023';

/** Loads the children of one division from the official list; every child's code must lie directly under the parent. */
export const loadDivisions = async (
  context: Context,
  input: { readonly parent: string; readonly children: readonly NamedDivision[] },
): Promise<string> => {
  const permit = Permit.decide(context, 'load the division list', {});
  const problems = input.children
    .filter(({ code }) => levelOf(code) === undefined || parentOf(code) !== input.parent)
    .map(({ code }) => ({
      field: 'children',
      reason: {
        en: `${code} does not lie directly under ${input.parent}`,
        zh: `${code} 不是 ${input.parent} 的下一级`,
      },
    }));
  if (problems.length > 0 || (input.parent !== nation && levelOf(input.parent) === undefined)) {
    throw refusalWith('input-invalid', problems);
  }
  await context.stores.divisions.save(permit, divisionYear, input.parent, input.children);
  return input.parent;
};
