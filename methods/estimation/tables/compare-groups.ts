import type { Estimate, NotEstimable } from '../estimate.ts';
import type { LonelyOptions } from '../flat/design-covariance.ts';
import type { Domain } from '../flat/domain.ts';
import { type Column, combinedInfluence, meanInfluence } from '../flat/influence.ts';
import { measure } from '../flat/measure.ts';
import type { Sample } from '../flat/sample.ts';
import { tailOf, tBounds } from '../interval.ts';
import { type TTest, testAgainst } from '../threshold-test.ts';

export interface GroupComparison extends Estimate {
  /** Of no difference; absent where there is none and nothing varies. */
  readonly test?: TTest;
}

/** The two groups to be compared, as domains of one sample. */
export interface GroupPair {
  readonly reference: Domain;
  readonly compared: Domain;
}

/**
 * The mean of one group minus the mean of the other, with the covariance that groups of one sample have, and its t test. Degrees of
 * freedom: PSUs − strata with rows of either group, − 1. Rows without a value are to be left out of both. R: `svyttest(y ~ group)`.
 */
export const compareGroups = (
  sample: Sample,
  { reference, compared }: GroupPair,
  y: Column,
  { level = 0.95, ...lonely }: LonelyOptions & { readonly level?: number } = {},
): GroupComparison | NotEstimable => {
  const subtracted = meanInfluence(sample, reference, y);
  const mean = meanInfluence(sample, compared, y);
  if (subtracted === undefined || mean === undefined) return { notEstimable: 'no-answers', n: 0 };
  const difference = combinedInfluence([
    { coefficient: 1, influence: mean },
    { coefficient: -1, influence: subtracted },
  ]);
  const measured = measure(sample, difference, lonely);
  if ('notEstimable' in measured) return measured;
  const { estimate, n } = difference;
  const degreesOfFreedom = measured.groupDegreesOfFreedom - 1;
  if (degreesOfFreedom === 0) return { notEstimable: 'no-degrees-of-freedom', n, estimate };
  const { variance, lonelyStrata } = measured;
  const standardError = Math.sqrt(variance);
  const uncertain = { estimate, standardError, degreesOfFreedom };
  const test = testAgainst(uncertain, 0);
  return {
    ...uncertain,
    variance,
    n,
    interval: { ...tBounds(uncertain, tailOf(level)), level, method: 't' },
    lonelyStrata,
    ...(test === undefined ? {} : { test }),
  };
};
