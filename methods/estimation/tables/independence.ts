import type { NotEstimableReason } from '../estimate.ts';

/**
 * - `rao-scott-f`: X² corrected by the table's design effects, second order, against F; R `svychisq(statistic = "F")`
 * - `rao-scott-chi-square`: the same, first order, against χ²; R `"Chisq"`
 * - `wald`: what the cells hold beyond their margins, in units of its covariance, against F; R `"Wald"`
 * - `adjusted-wald`: the same for designs of few PSUs; R `"adjWald"`
 */
export const INDEPENDENCE_METHODS = ['rao-scott-f', 'rao-scott-chi-square', 'wald', 'adjusted-wald'] as const;

export type IndependenceMethod = (typeof INDEPENDENCE_METHODS)[number];

/** Are the rows and the columns of a table independent? */
export interface IndependenceTest {
  readonly method: IndependenceMethod;
  /** F; with `rao-scott-chi-square` Pearson's X² as it stands, before its correction. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Of F; absent for χ². */
  readonly denominatorDegreesOfFreedom?: number;
  readonly pValue: number;
  /** Rows of the sample in the table. */
  readonly n: number;
}

export interface NotTestable {
  readonly notTestable:
    | NotEstimableReason
    /** In one of the two questions all answers are alike. */
    | 'one-category'
    /** Empty cells or cells that do not vary leave fewer than (rows − 1)·(columns − 1) contrasts to test. */
    | 'dependent-contrasts'
    /** `adjusted-wald` with more contrasts than the design has degrees of freedom. */
    | 'too-few-degrees-of-freedom';
  readonly n: number;
}
