import type { Influence } from '../../methods/estimation/flat/influence.ts';
import { readUnequal } from '../../methods/estimation/unequal-probability/read-unequal.ts';
import {
  type UnequalSample,
  unequalSample,
} from '../../methods/estimation/unequal-probability/unequal-sample.ts';
import {
  VARIANCE_ESTIMATORS,
  type VarianceEstimator,
} from '../../methods/estimation/unequal-probability/variance-estimators.ts';
import type { EstimationFile } from './estimation-file.ts';

export const varianceEstimatorNamed = (name: string): VarianceEstimator | undefined =>
  VARIANCE_ESTIMATORS.find((known) => known === name);

/** Files without `pik` hold weights that are 1/π. */
const unequalOf = ({ design }: EstimationFile): UnequalSample =>
  unequalSample({
    units: design.psu,
    ...(design.stratum === null ? {} : { strata: design.stratum }),
    nest: design.nest,
    inclusion: design.pik ?? design.weight.map((weight) => 1 / weight),
    ...(design.joint === null ? {} : { joint: design.joint }),
  });

/** The standard error that a file's unequal probabilities give, by one of the estimators of `reference/README.md`, 1.8. */
export const unequalStandardError = (
  file: EstimationFile,
  influence: Influence,
  estimator: VarianceEstimator,
): number => {
  const reading = readUnequal(unequalOf(file), influence, { estimator });
  if ('notEstimable' in reading) throw new Error(`The variance is not estimable: ${reading.notEstimable}.`);
  return reading.standardError;
};
