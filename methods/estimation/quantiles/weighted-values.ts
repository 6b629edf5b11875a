import { EstimationError } from '../estimation-error.ts';
import type { Domain } from '../flat/domain.ts';
import type { Column } from '../flat/influence.ts';
import type { Sample } from '../flat/sample.ts';

/**
 * The weighted distribution of one variable: its values in ascending order and C_k, the weight up to and including the k-th.
 * Equal values stay in the order of their rows, as in R; that order matters to `hf7` and `hf8` only.
 */
export interface WeightedValues {
  readonly values: Float64Array;
  readonly cumulated: Float64Array;
}

/** Rows of a domain with a weight above 0. Refuses values that are no numbers, and negative weights. */
export const weightedValues = (sample: Sample, domain: Domain, y: Column): WeightedValues => {
  if (domain.length !== sample.weights.length)
    throw new EstimationError(
      'wrong-shape',
      `A domain of ${domain.length} rows in a sample of ${sample.weights.length}.`,
    );
  const rows: { readonly value: number; readonly weight: number }[] = [];
  for (const [row, weight] of sample.weights.entries()) {
    if (domain[row] !== 1) continue;
    const value = y[row];
    if (value === undefined || !Number.isFinite(value))
      throw new EstimationError(
        'not-a-number',
        `Row ${row} holds ${value}; leave it out of the domain or give it a value.`,
      );
    if (weight < 0)
      throw new EstimationError(
        'negative-weight',
        `Row ${row} has the weight ${weight}: no share is below it.`,
      );
    if (weight > 0) rows.push({ value, weight });
  }
  rows.sort((a, b) => a.value - b.value);
  let total = 0;
  return {
    values: Float64Array.from(rows, ({ value }) => value),
    cumulated: Float64Array.from(rows, ({ weight }) => (total += weight)),
  };
};
