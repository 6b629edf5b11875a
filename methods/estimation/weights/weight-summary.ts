import type { Column } from '../flat/influence.ts';
import { checkedColumn } from './checked-weights.ts';
import { WeightingError } from './weighting-error.ts';

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

const checkSum = (name: string, value: number): void => {
  if (!Number.isFinite(value))
    throw new WeightingError({ code: 'out-of-range', data: { name, value, range: 'what a double holds' } });
};

/**
 * Undefined where every weight is 0. Totals by `calibrate` and its kin come from Σw; `kishEffect` says what they cost.
 * @throws WeightingError `not-a-number`, `out-of-range` of weights too large to be added
 */
export const weightSummary = (weights: Column): WeightSummary | undefined => {
  const used = checkedColumn('The weight', weights, weights.length).filter((weight) => weight !== 0);
  const sum = used.reduce((total, weight) => total + weight, 0);
  checkSum('The sum of the weights', sum);
  if (used.length === 0 || sum === 0) return;
  const kishEffect = used.length * used.reduce((total, weight) => total + (weight / sum) ** 2, 0);
  checkSum('The effect of unequal weights', kishEffect);
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
