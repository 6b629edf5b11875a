import type { Column } from '../flat/influence.ts';

/** What a set of weights looks like, for the report on each adjustment. Rows of weight 0 do not count. */
export interface WeightSummary {
  readonly rows: number;
  readonly sum: number;
  readonly smallest: number;
  readonly largest: number;
  /** Weights below 0, which a linear calibration without bounds can give. */
  readonly negative: number;
  /** 1 + cv² = n·Σw²/(Σw)²: how much unequal weights alone raise a variance (Kish 1992). */
  readonly kishEffect: number;
  /** n/(1 + cv²) */
  readonly effectiveRows: number;
}

/** Undefined where every weight is 0. Totals by `calibrate` and its kin come from Σw; `kishEffect` says what they cost. */
export const weightSummary = (weights: Column): WeightSummary | undefined => {
  const used = Float64Array.from(weights).filter((weight) => weight !== 0);
  const sum = used.reduce((total, weight) => total + weight, 0);
  const squares = used.reduce((total, weight) => total + weight * weight, 0);
  if (used.length === 0 || sum === 0) return;
  const kishEffect = (used.length * squares) / (sum * sum);
  return {
    rows: used.length,
    sum,
    smallest: used.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY),
    largest: used.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY),
    negative: used.filter((weight) => weight < 0).length,
    kishEffect,
    effectiveRows: used.length / kishEffect,
  };
};
