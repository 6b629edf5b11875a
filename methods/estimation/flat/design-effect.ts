import { EstimationError } from '../estimation-error.ts';
import { checkFinite, checkRows } from './check-columns.ts';
import type { Influence } from './influence.ts';
import type { Sample } from './sample.ts';

/** The variance against that of a simple random sample of as many rows. R: `deff(svymean(…, deff = TRUE))`, and `"replace"`. */
export interface DesignEffects {
  /** Against drawing without replacement from Σw rows; undefined where the rows are all there are. */
  readonly withoutReplacement?: number;
  readonly withReplacement: number;
}

/**
 * Undefined with fewer than two rows, where the rows do not differ, or where their weights add up to nothing that they could be drawn from.
 * @throws EstimationError `not-a-number` of a variance that is none, `wrong-shape`, `out-of-range` of numbers too large to be squared
 */
export const designEffects = (
  sample: Sample,
  { byRow, domain, n }: Influence,
  variance: number,
): DesignEffects | undefined => {
  checkRows('An influence', domain.length, sample.weights.length);
  if (!(Number.isFinite(variance) && variance >= 0))
    throw new EstimationError('not-a-number', `A variance of ${variance} has no design effect.`);
  let population = 0;
  let total = 0;
  for (const [row, weight] of sample.weights.entries()) {
    if (domain[row] !== 1) continue;
    population += weight;
    total += weight * (byRow[row] ?? 0);
  }
  if (!(population > 0)) return;
  const mean = total / population;
  let squares = 0;
  for (const [row, weight] of sample.weights.entries())
    if (domain[row] === 1) squares += weight * ((byRow[row] ?? 0) - mean) ** 2;
  const simple = (population * squares) / (n - 1);
  if (n < 2 || !(squares > 0)) return;
  checkFinite([simple]);
  const withReplacement = variance / simple;
  return n < population
    ? { withReplacement, withoutReplacement: withReplacement / (1 - n / population) }
    : { withReplacement };
};
