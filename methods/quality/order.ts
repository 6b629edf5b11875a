import { sum } from '../estimation/sum.ts';

/** R: `median(x)`; NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** R's `mad` multiplies by it, so that the deviation of normal values is their standard deviation. */
const NORMAL_MAD = 1.4826;

/** R: `mad(x, center = centre)`. */
export const medianDeviation = (values: readonly number[], centre: number = median(values)): number =>
  NORMAL_MAD * median(values.map((value) => Math.abs(value - centre)));

/** NaN of nothing. */
export const meanOf = (values: readonly number[]): number => sum(values) / values.length;

/** R: `sd(x)` with n in place of n − 1. */
export const spreadOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};
