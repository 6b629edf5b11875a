import type { Column } from '../flat/influence.ts';
import { entry } from '../packed-triangle.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { type CalibrationMethod, type RatioBounds, ratioFunction } from './calibration-distance.ts';
import { type CalibrationTarget, calibrationSystem } from './calibration-system.ts';
import { checkedWeights } from './checked-weights.ts';
import { solveCalibration } from './solve-calibration.ts';

export interface CalibrationOptions {
  /** Default `linear`. */
  readonly method?: CalibrationMethod;
  /** Of the ratio new/old weight; default none; `logit` needs both. */
  readonly bounds?: RatioBounds;
  /** Newton steps; default 200, of which a solution takes about 10. */
  readonly iterations?: number;
}

const UNBOUNDED: RatioBounds = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/**
 * Weights w = d·F(x'λ), as near to the old ones as the method measures it, whose totals Σw·x are known (Deville and Särndal 1992;
 * linear: the regression estimator, Särndal, Swensson and Wretman 1992, chapter 6). Every variance after it is that of the residuals.
 * R: `calibrate(design, formula, population, calfun = method, bounds = c(lower, upper), epsilon = 1e-12)`.
 * @throws WeightingError `totals-out-of-reach`, `no-convergence`, `singular-system`, and those of bad numbers
 */
export const calibrate = (
  weights: Column,
  targets: readonly CalibrationTarget[],
  { method = 'linear', bounds = UNBOUNDED, iterations = 200 }: CalibrationOptions = {},
): AdjustedWeights => {
  const distance = ratioFunction(method, bounds);
  const design = checkedWeights(weights);
  const system = calibrationSystem(design, targets);
  const lower = method === 'raking' ? Math.max(bounds.lower, 0) : bounds.lower;
  const reach = { lower, upper: bounds.upper };
  const ratios = solveCalibration({ system, distance, bounds: reach, iterations });
  return {
    weights: design.map((weight, row) => weight * entry(ratios, row)),
    space: { design, basis: system.basis },
  };
};
