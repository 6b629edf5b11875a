import { EstimationError } from '../estimation-error.ts';
import type { CategoryColumn } from '../tables/cross-table.ts';
import type { ClosingVariable } from './closing-variable.ts';
import { type Extract, rowsOfExtract } from './extract.ts';

const checkAlike = (
  extracts: readonly Extract[],
  variables: readonly ClosingVariable[],
  kind: ClosingVariable['kind'],
): void => {
  const [first] = variables;
  if (variables.length !== extracts.length)
    throw new EstimationError(
      'wrong-shape',
      `${variables.length} variables stand beside ${extracts.length} extracts.`,
    );
  for (const [place, extract] of extracts.entries()) {
    const variable = variables[place];
    if (variable === undefined || first === undefined) return;
    const rows = variable.kind === 'values' ? variable.values.length : variable.codes.length;
    if (variable.kind !== kind || variable.name !== first.name)
      throw new EstimationError(
        'wrong-shape',
        `${variable.kind} of ${variable.name} stand beside ${kind} of ${first.name}.`,
      );
    if (variable.area !== extract.area || rows !== rowsOfExtract(extract))
      throw new EstimationError(
        'wrong-shape',
        `${rows} answers of area ${variable.area} stand beside ${rowsOfExtract(extract)} rows of area ${extract.area}.`,
      );
  }
};

/** A variable of numbers by row of the joined sample, NaN where there is no answer: leave these rows out of the domain. */
export const joinValues = (
  extracts: readonly Extract[],
  variables: readonly ClosingVariable[],
): Float64Array => {
  checkAlike(extracts, variables, 'values');
  const joined = new Float64Array(extracts.reduce((sum, extract) => sum + rowsOfExtract(extract), 0));
  let from = 0;
  for (const variable of variables) {
    if (variable.kind !== 'values') continue;
    joined.set(variable.values, from);
    from += variable.values.length;
  }
  return joined;
};

/** A variable of categories by row of the joined sample, null where there is no answer. Areas may list their labels in any order. */
export const joinCategories = (
  extracts: readonly Extract[],
  variables: readonly ClosingVariable[],
): CategoryColumn => {
  checkAlike(extracts, variables, 'categories');
  const joined: (string | null)[] = [];
  for (const variable of variables) {
    if (variable.kind !== 'categories') continue;
    const { labels, codes } = variable;
    for (const code of codes) joined.push(labels[code] ?? null);
  }
  return joined;
};
