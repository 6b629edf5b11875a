import fc from 'fast-check';
import type { CalibrationTarget } from '../../../../methods/estimation/weights/calibration-system.ts';
import type { Margin } from '../../../../methods/estimation/weights/margin.ts';

/** A sample with auxiliary variables, and population totals that differ a little from what the sample estimates. */
export interface Frame {
  readonly weights: readonly number[];
  readonly kind: readonly string[];
  readonly sex: readonly string[];
  readonly size: readonly number[];
  readonly y: readonly number[];
  /** By row: what the population has more of such rows than the sample says. */
  readonly lift: readonly number[];
}

const KINDS = ['exited', 'poor', 'monitored'] as const;
const SEXES = ['f', 'm'] as const;

const row = fc.record({
  weight: fc.integer({ min: 10, max: 60 }),
  size: fc.integer({ min: 1, max: 8 }),
  y: fc.integer({ min: -20, max: 200 }),
  lift: fc.integer({ min: 90, max: 120 }),
});

/** At least one row in every crossing of kind and sex. */
export const frames: fc.Arbitrary<Frame> = fc.array(row, { minLength: 12, maxLength: 30 }).map((rows) => ({
  weights: rows.map(({ weight }) => weight / 4),
  kind: rows.map((_, at) => KINDS[at % 3] ?? 'exited'),
  sex: rows.map((_, at) => SEXES[Math.floor(at / 3) % 2] ?? 'f'),
  size: rows.map(({ size }) => size),
  y: rows.map(({ y }) => y),
  lift: rows.map(({ lift }) => lift / 100),
}));

/** Totals that ratios between 0.9 and 1.2 can meet, because these do. */
const totalOf = ({ weights, lift }: Frame, values: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (lift[at] ?? 1) * (values[at] ?? 0), 0);

export const indicator = (categories: readonly string[], category: string): readonly number[] =>
  categories.map((other) => (other === category ? 1 : 0));

export const target = (frame: Frame, name: string, values: readonly number[]): CalibrationTarget => ({
  name,
  values,
  total: totalOf(frame, values),
});

const ones = ({ weights }: Frame): readonly number[] => weights.map(() => 1);

/** Size of the population, kinds and the number of persons. */
export const targetsOf = (frame: Frame): readonly CalibrationTarget[] => [
  target(frame, 'households', ones(frame)),
  target(frame, 'poor', indicator(frame.kind, 'poor')),
  target(frame, 'monitored', indicator(frame.kind, 'monitored')),
  target(frame, 'persons', frame.size),
];

export const marginOf = (frame: Frame, name: string, categories: readonly string[]): Margin => ({
  name,
  categories,
  population: [...new Set(categories)].toSorted().map((category) => ({
    category,
    count: totalOf(frame, indicator(categories, category)),
  })),
});

export const weightedTotal = (weights: Float64Array, values: ArrayLike<number>): number =>
  weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0);
