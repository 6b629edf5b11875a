import { EstimationError } from '../estimation-error.ts';
import { checkRows } from '../flat/check-columns.ts';
import { checkDomain, type Domain } from '../flat/domain.ts';
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

/** Quantiles lie between two values, and intervals are as long as two are apart: neither may leave the range of doubles. */
const LARGEST = Number.MAX_VALUE / 2;

/**
 * Rows of a domain with a weight above 0.
 * @throws EstimationError `wrong-shape` of a domain or a column that is not the sample's, `not-a-number`, `negative-weight`,
 *   `out-of-range` of values from 9e307
 */
export const weightedValues = (sample: Sample, domain: Domain, y: Column): WeightedValues => {
  checkDomain(sample, domain);
  checkRows('A column', y.length, domain.length);
  const rows: { readonly value: number; readonly weight: number }[] = [];
  for (const [row, weight] of sample.weights.entries()) {
    if (domain[row] !== 1) continue;
    const value = y[row];
    if (value === undefined || !Number.isFinite(value))
      throw new EstimationError(
        'not-a-number',
        `Row ${row} holds ${value}; leave it out of the domain or give it a value.`,
      );
    if (Math.abs(value) > LARGEST)
      throw new EstimationError(
        'out-of-range',
        `Row ${row} holds ${value}: too large to be subtracted from another.`,
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
