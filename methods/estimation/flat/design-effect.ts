import type { Influence } from './influence.ts';
import type { Sample } from './sample.ts';

/** The variance against that of a simple random sample of as many rows. R: `deff(svymean(…, deff = TRUE))`, and `"replace"`. */
export interface DesignEffects {
  /** Against drawing without replacement from Σw rows; undefined where the rows are all there are. */
  readonly withoutReplacement?: number;
  readonly withReplacement: number;
}

/** Undefined with fewer than two rows, or where the rows do not differ. */
export const designEffects = (
  sample: Sample,
  { byRow, domain, n }: Influence,
  variance: number,
): DesignEffects | undefined => {
  let population = 0;
  let total = 0;
  for (const [row, weight] of sample.weights.entries()) {
    if (domain[row] !== 1) continue;
    population += weight;
    total += weight * (byRow[row] ?? 0);
  }
  const mean = total / population;
  let squares = 0;
  for (const [row, weight] of sample.weights.entries())
    if (domain[row] === 1) squares += weight * ((byRow[row] ?? 0) - mean) ** 2;
  if (n < 2 || squares === 0) return;
  const withReplacement = variance / ((population * squares) / (n - 1));
  return n < population
    ? { withReplacement, withoutReplacement: withReplacement / (1 - n / population) }
    : { withReplacement };
};
