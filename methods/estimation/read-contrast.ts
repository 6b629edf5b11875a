import type { AreaMoments } from './area.ts';
import { type Block, cellIndex, denominatorColumn } from './block.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { EstimationError } from './estimation-error.ts';
import { tailOf, tBounds } from './interval.ts';
import { lonelyFactor, type Reading, ratioReading, rowsOf, varianceOf } from './linear-reading.ts';
import { entry } from './packed-triangle.ts';

export interface ContrastTerm {
  readonly measure: string;
  readonly group: string;
  readonly coefficient: number;
}

/** Σ coefficient · ratio as one linear function of the totals. */
const combined = (readings: readonly Reading[], terms: readonly ContrastTerm[]): Reading => ({
  cell: 0,
  estimate: readings.reduce((sum, { estimate }, at) => sum + (terms[at]?.coefficient ?? 0) * estimate, 0),
  coefficients: readings.flatMap(({ coefficients }, at) =>
    coefficients.map(({ column, value }) => ({ column, value: value * (terms[at]?.coefficient ?? 0) })),
  ),
  rounding: readings.reduce(
    (sum, { rounding }, at) => sum + (terms[at]?.coefficient ?? 0) ** 2 * rounding,
    0,
  ),
});

const check = (terms: readonly ContrastTerm[]): void => {
  if (terms.length === 0) throw new EstimationError('wrong-shape', 'A contrast has at least one term.');
  for (const { coefficient } of terms)
    if (!Number.isFinite(coefficient))
      throw new EstimationError('not-a-number', `A term of a contrast has the coefficient ${coefficient}.`);
};

/**
 * Σ coefficient · ratio over cells of one block, whose sampling errors are correlated where they share PSUs; t interval on the
 * area's degrees of freedom; n is that of the smallest term. R: `svycontrast` on `svyby(…, covmat = TRUE)`.
 */
export const readContrast = (
  area: AreaMoments,
  block: Block,
  terms: readonly ContrastTerm[],
  { level = 0.95 }: { readonly level?: number } = {},
): Estimate | NotEstimable => {
  check(terms);
  const denominators = terms.map(({ measure, group }) =>
    entry(area.totals, denominatorColumn(cellIndex(block, measure, group))),
  );
  if (area.households === 0) return { notEstimable: 'no-answers', n: 0 };
  if (denominators.includes(0)) return { notEstimable: 'zero-denominator', n: 0 };
  const readings = terms.map(({ measure, group }) => ratioReading(area, block, measure, group));
  const n = Math.min(...readings.map((reading) => rowsOf(area, reading)));
  const contrast = combined(readings, terms);
  const { estimate } = contrast;
  const degreesOfFreedom = area.psus - area.strata;
  if (area.psus <= 1) return { notEstimable: 'one-psu', n, estimate };
  if (degreesOfFreedom <= 0) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const factor = lonelyFactor(area, area.strata, area.lonelyStrata);
  const variance = varianceOf(area, contrast, factor);
  const standardError = Math.sqrt(variance);
  return {
    estimate,
    standardError,
    variance,
    degreesOfFreedom,
    n,
    interval: {
      ...tBounds({ estimate, standardError, degreesOfFreedom }, tailOf(level)),
      level,
      method: 't',
    },
    lonelyStrata: area.lonelyStrata,
  };
};
