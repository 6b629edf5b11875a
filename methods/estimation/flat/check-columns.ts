import { EstimationError } from '../estimation-error.ts';

/** One entry a row of the sample, neither fewer nor more: what stands beside the wrong rows would be estimated from all the same. */
export const checkRows = (what: string, found: number, rows: number): void => {
  if (found !== rows)
    throw new EstimationError('wrong-shape', `${what} of ${found} rows in a sample of ${rows}.`);
};

/** Units and strata have names: NaN is what a failed reading leaves, and would put all such rows into one unit. */
export const checkLabels = (what: string, labels: readonly (string | number)[]): void => {
  const row = labels.findIndex((label) => typeof label === 'number' && !Number.isFinite(label));
  if (row >= 0) throw new EstimationError('not-a-number', `Row ${row} has the ${what} ${labels[row]}.`);
};

/** Every weight is a number that a sum can hold. */
export const checkWeights = (weights: readonly number[] | Float64Array): void => {
  const row = weights.findIndex((weight) => !Number.isFinite(weight));
  if (row >= 0) throw new EstimationError('not-a-number', `Row ${row} has the weight ${weights[row]}.`);
};

/** Sums and squares of numbers too large for doubles are infinite, or NaN where they cancel: no figure may rest on them. */
export const checkFinite = (sums: Iterable<number>): void => {
  for (const sum of sums)
    if (!Number.isFinite(sum))
      throw new EstimationError(
        'out-of-range',
        'The numbers behind this figure are too large to be squared.',
      );
};
