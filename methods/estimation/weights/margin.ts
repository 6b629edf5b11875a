import type { Label } from '../flat/sample.ts';
import { entry } from '../packed-triangle.ts';
import { WeightingError } from './weighting-error.ts';

/** A division of the population into categories whose sizes are known, and the category of every row. */
export interface Margin {
  /** For messages, for example `list type`. */
  readonly name: string;
  /** One a row. */
  readonly categories: readonly Label[];
  readonly population: readonly { readonly category: Label; readonly count: number }[];
}

/** A margin with its categories as numbers from 0, in the order of its population table. */
export interface CodedMargin {
  readonly name: string;
  readonly labels: readonly Label[];
  readonly counts: Float64Array;
  /** By row. */
  readonly codes: Int32Array;
}

export const categoryName = ({ name, labels }: CodedMargin, code: number): string =>
  `${name} "${labels[code] ?? ''}"`;

/** Σ by category of values by row, or by cell with the codes of the cells. */
export const totalsByCategory = (
  codes: Int32Array,
  categories: number,
  values: Float64Array,
): Float64Array => {
  const totals = new Float64Array(categories);
  for (const [at, code] of codes.entries()) totals[code] = entry(totals, code) + entry(values, at);
  return totals;
};

const codesByLabel = ({ name, population }: Margin): ReadonlyMap<Label, number> => {
  if (population.length === 0) throw new WeightingError({ code: 'nothing-to-adjust-to', data: { name } });
  const codes = new Map<Label, number>();
  for (const [code, { category, count }] of population.entries()) {
    const what = `${name} "${category}"`;
    if (codes.has(category)) throw new WeightingError({ code: 'named-twice', data: { name: what } });
    if (!(Number.isFinite(count) && count >= 0))
      throw new WeightingError({
        code: 'out-of-range',
        data: { name: `The population of ${what}`, value: count, range: '0 or more' },
      });
    codes.set(category, code);
  }
  return codes;
};

const checkFilled = (margin: CodedMargin, weights: Float64Array): void => {
  const { name, labels, counts, codes } = margin;
  const totals = totalsByCategory(codes, counts.length, weights);
  for (const [code, count] of counts.entries()) {
    const category = labels[code] ?? '';
    if (count > 0 && entry(totals, code) === 0)
      throw new WeightingError({ code: 'empty-category', data: { margin: name, category, count } });
    if (count === 0 && entry(totals, code) > 0) {
      const row = codes.findIndex((other, at) => other === code && entry(weights, at) > 0);
      throw new WeightingError({
        code: 'category-outside-population',
        data: { margin: name, category, row },
      });
    }
  }
};

/** The margin as numbers, with every row in a category that the population has, and every category of the population in the sample. */
export const codedMargin = (margin: Margin, weights: Float64Array): CodedMargin => {
  const { name, categories, population } = margin;
  if (categories.length !== weights.length)
    throw new WeightingError({
      code: 'lengths-differ',
      data: { name, expected: weights.length, found: categories.length },
    });
  const byLabel = codesByLabel(margin);
  const codes = Int32Array.from(categories, (category, row) => {
    const code = byLabel.get(category);
    if (code === undefined)
      throw new WeightingError({
        code: 'category-outside-population',
        data: { margin: name, category, row },
      });
    return code;
  });
  const coded = {
    name,
    labels: population.map(({ category }) => category),
    counts: Float64Array.from(population, ({ count }) => count),
    codes,
  };
  checkFilled(coded, weights);
  return coded;
};
