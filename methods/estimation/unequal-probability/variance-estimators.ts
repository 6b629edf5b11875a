import {
  devilleVariance,
  horvitzThompsonVariance,
  yatesGrundyVariance,
} from '../../sampling/horvitz-thompson.ts';

/** What a variance of unequal probabilities is made of: by unit of a stratum, y its total, π its probability, a = y/π. */
export interface DrawnUnits {
  readonly y: readonly number[];
  readonly inclusion: readonly number[];
  readonly joint?: readonly (readonly number[])[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** n/(n − 1)·Σ c·(a − ā)² with ā the plain mean of a. */
const aroundMean = ({ y, inclusion }: DrawnUnits, c: (probability: number) => number): number => {
  const units = inclusion.map((probability, at) => ({ probability, a: (y[at] ?? 0) / probability }));
  const mean = sum(units.map(({ a }) => a)) / units.length;
  return (
    (units.length / (units.length - 1)) *
    sum(units.map(({ probability, a }) => c(probability) * (a - mean) ** 2))
  );
};

/** n/(n − 1)·Σ (1 − π)(a − ā)²; Brewer (2002), 9.4; R: `svydesign(pps = "brewer")`. */
const brewerVariance = (units: DrawnUnits): number => aroundMean(units, (probability) => 1 - probability);

/** n/(n − 1)·Σ (a − ā)²; Hansen and Hurwitz (1943); R: `svydesign(probs = ~pi)`. */
const withReplacementVariance = (units: DrawnUnits): number => aroundMean(units, () => 1);

/** π_i·π_j·(n − 1)/(n − (π_i + π_j)/2), π on the diagonal; Overton (1985); R: `svydesign(pps = "overton")`. */
const overtonJoint = (inclusion: readonly number[]): readonly (readonly number[])[] => {
  const n = inclusion.length;
  return inclusion.map((pi, i) =>
    inclusion.map((pj, j) => (i === j ? pi : (pi * pj * (n - 1)) / (n - (pi + pj) / 2))),
  );
};

/** The Horvitz–Thompson variance with Overton's joint probabilities. */
const overtonVariance = ({ y, inclusion }: DrawnUnits): number =>
  horvitzThompsonVariance(y, inclusion, overtonJoint(inclusion));

/**
 * Variances of a total under unequal probabilities without replacement (the last: with). The first two need joint probabilities;
 * `horvitz-thompson` can be negative, `yates-grundy` is for samples of fixed size, `deville` is what the estimation tree uses.
 */
export const VARIANCE_ESTIMATORS = [
  'horvitz-thompson',
  'yates-grundy',
  'overton',
  'brewer',
  'deville',
  'with-replacement',
] as const;

export type VarianceEstimator = (typeof VARIANCE_ESTIMATORS)[number];

/** Undefined where joint probabilities are needed and missing. At least two units, or a certain one. */
export const varianceOfUnits = (estimator: VarianceEstimator, units: DrawnUnits): number | undefined => {
  const { y, inclusion, joint } = units;
  if (inclusion.every((probability) => probability === 1) && estimator !== 'with-replacement') return 0;
  switch (estimator) {
    case 'horvitz-thompson':
      return joint && horvitzThompsonVariance(y, inclusion, joint);
    case 'yates-grundy':
      return joint && yatesGrundyVariance(y, inclusion, joint);
    case 'overton':
      return overtonVariance(units);
    case 'brewer':
      return brewerVariance(units);
    case 'deville':
      return devilleVariance(y, inclusion);
    case 'with-replacement':
      return withReplacementVariance(units);
  }
};
