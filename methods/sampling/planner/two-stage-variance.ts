/** Villages of one stratum with the households that answer in each. */
export interface TwoStageSample {
  /** Share in the stratum. */
  readonly expected: number;
  readonly icc: number;
  readonly villages: number;
  /** On average; may be a fraction. */
  readonly perVillage: number;
  /** f1 = villages drawn of those there are; 0: no correction. */
  readonly villageFraction: number;
  /** f1·f2 = households drawn of those there are; 0: no correction. */
  readonly householdFraction: number;
}

/**
 * p(1 − p)/(n·m)·[(1 − ICC)(1 − f1·f2) + m·ICC·(1 − f1)]: the variance of a proportion from n villages of equal weight with m households
 * each, both drawn without replacement. Cochran (1977), theorem 10.1, (1 − f1)·S1²/n + (1 − f2)·S2²/(n·m), in his variance components
 * Su² = S1² − S2²/M = ICC·p(1 − p) and S2² = (1 − ICC)·p(1 − p). Without corrections the bracket is 1 + (m − 1)·ICC; where all
 * villages are taken only the variance within them is left. Fewer than one household a village do not cluster.
 */
export const twoStageVariance = ({
  expected,
  icc,
  villages,
  perVillage,
  villageFraction,
  householdFraction,
}: TwoStageSample): number => {
  const within = (1 - icc) * (1 - householdFraction);
  const between = Math.max(1, perVillage) * icc * (1 - villageFraction);
  return ((expected * (1 - expected)) / (villages * perVillage)) * (within + between);
};
