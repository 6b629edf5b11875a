import { EstimationError } from '../estimation-error.ts';
import type { Bounds } from '../interval.ts';
import type { JudgedRate } from './judged-rate.ts';

/**
 * A headcount rate put together from a known count and estimated rates over populations of known size, for example
 * CPR = (U + T·p₁ + N0·p₂)/N. Its one-sided bounds are MOVER's (Zou and Donner 2008): the parts' own bounds combined, so that
 * a part without one event still has its upper bound.
 */
export interface JudgedComposite {
  /** U, persons. */
  readonly constant: number;
  /** N, persons, above 0. */
  readonly population: number;
  readonly parts: readonly JudgedPart[];
  /** Design correlations of the parts' rates, in their order; 0 where one is undefined. Absent: all 0. */
  readonly correlations?: readonly (readonly number[])[];
}

export interface JudgedPart {
  /** T or N0, persons. */
  readonly size: number;
  readonly rate: JudgedRate;
}

/** Refuses sizes that no population has, and correlations that do not fit the parts. */
export const checkComposite = ({ constant, population, parts, correlations }: JudgedComposite): void => {
  const sizes = [constant, ...parts.map(({ size }) => size)];
  if (!(population > 0 && sizes.every((size) => size >= 0 && size + population < Number.POSITIVE_INFINITY)))
    throw new EstimationError('out-of-range', `Sizes ${sizes.join(', ')} of a population of ${population}.`);
  if (correlations === undefined) return;
  if (correlations.length !== parts.length || correlations.some((row) => row.length !== parts.length))
    throw new EstimationError('wrong-shape', `The correlations do not fit ${parts.length} parts.`);
  if (!correlations.flat().every((value) => value >= -1 && value <= 1))
    throw new EstimationError('out-of-range', 'A correlation lies outside −1 and 1.');
};

/** √(ΣΣ ρ_ij·d_i·d_j). */
const combine = (distances: readonly number[], { correlations }: JudgedComposite): number => {
  let square = 0;
  distances.forEach((a, i) => {
    distances.forEach((b, j) => {
      square += (i === j ? 1 : (correlations?.[i]?.[j] ?? 0)) * a * b;
    });
  });
  return Math.sqrt(Math.max(0, square));
};

const sumOf = ({ constant, parts }: JudgedComposite): number =>
  parts.reduce((sum, { size, rate }) => sum + size * rate.estimate, constant);

export const compositeEstimate = (composite: JudgedComposite): number =>
  sumOf(composite) / composite.population;

/** `partBounds` are the one-sided bounds of the parts' rates, in their order. */
export const compositeBounds = (composite: JudgedComposite, partBounds: readonly Bounds[]): Bounds => {
  const { parts, population } = composite;
  const sum = sumOf(composite);
  const distances = (side: 'lower' | 'upper'): readonly number[] =>
    parts.map(
      ({ size, rate }, at) => size * Math.abs((partBounds[at]?.[side] ?? rate.estimate) - rate.estimate),
    );
  return {
    lower: (sum - combine(distances('lower'), composite)) / population,
    upper: (sum + combine(distances('upper'), composite)) / population,
  };
};
