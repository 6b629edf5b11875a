import { betaCdf } from '../distributions.ts';
import { regularisedGamma } from '../incomplete-gamma.ts';

/** p-values are upper tails, and 1 − CDF has no digits left where they are small. */

/** P(χ² > x). R: `pchisq(x, df, lower.tail = FALSE)`. */
export const chiSquareUpperTail = (x: number, df: number): number => regularisedGamma(df / 2, x / 2).upper;

/** P(F > x). R: `pf(x, df1, df2, lower.tail = FALSE)`. */
export const fUpperTail = (x: number, df1: number, df2: number): number =>
  betaCdf(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
