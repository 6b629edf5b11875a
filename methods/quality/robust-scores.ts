import { median, medianDeviation, spreadOf } from './order.ts';
import type { Strata } from './strata.ts';

/** One wild value says as much as this, and no more. */
const FARTHEST = 4;

/**
 * How far each row lies from the median of its group, in robust standard deviations (1.4826·MAD) of all rows about their groups' medians,
 * at most ±4. Where more than half of the rows are equal, their ordinary standard deviation. NaN stays NaN: not asked is no value.
 */
export const robustScores = (values: Float64Array, { groups }: Strata): Float64Array => {
  const apart = new Float64Array(values.length).fill(Number.NaN);
  for (const group of groups) {
    const known = group.filter((row) => !Number.isNaN(values[row]));
    const middle = median(known.map((row) => values[row] ?? 0));
    for (const row of known) apart[row] = (values[row] ?? 0) - middle;
  }
  const all = [...apart].filter((value) => !Number.isNaN(value));
  const scale = medianDeviation(all, 0) || spreadOf(all);
  return apart.map((value) => (scale > 0 ? Math.max(-FARTHEST, Math.min(FARTHEST, value / scale)) : value));
};
