import type { Column } from '../flat/influence.ts';
import { WeightingError } from './weighting-error.ts';

/** The weights as doubles: finite, from 0, not all 0. */
export const checkedWeights = (weights: Column): Float64Array => {
  const checked = Float64Array.from(weights);
  for (const [row, weight] of checked.entries()) {
    if (!Number.isFinite(weight))
      throw new WeightingError({ code: 'not-a-number', data: { name: 'The weight', row, value: weight } });
    if (weight < 0) throw new WeightingError({ code: 'negative-weight', data: { row, weight } });
  }
  if (!checked.some((weight) => weight > 0))
    throw new WeightingError({ code: 'weights-all-zero', data: { rows: checked.length } });
  return checked;
};

/** A variable as doubles, finite, one for each of `rows`. */
export const checkedColumn = (name: string, values: Column, rows: number): Float64Array => {
  if (values.length !== rows)
    throw new WeightingError({
      code: 'lengths-differ',
      data: { name, expected: rows, found: values.length },
    });
  const checked = Float64Array.from(values);
  const row = checked.findIndex((value) => !Number.isFinite(value));
  if (row >= 0)
    throw new WeightingError({
      code: 'not-a-number',
      data: { name, row, value: checked[row] ?? Number.NaN },
    });
  return checked;
};

/** Names that stand for different things must differ. */
export const checkNames = (names: readonly string[]): void => {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new WeightingError({ code: 'named-twice', data: { name } });
    seen.add(name);
  }
};
