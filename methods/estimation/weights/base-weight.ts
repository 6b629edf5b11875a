import { type Inclusion, inclusionProbability } from '../inclusion.ts';
import { WeightingError } from './weighting-error.ts';

export interface BaseWeight {
  /** Π of the stages' probabilities, in lowest terms. */
  readonly inclusion: { readonly numerator: bigint; readonly denominator: bigint };
  /** 1/π, the double nearest to it. */
  readonly weight: number;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : greatestCommonDivisor(b, a % b);

const bitLength = (value: bigint): number => value.toString(2).length;

/**
 * The double nearest to a quotient of two positive integers of any size. 66 bits of the quotient and one more that says whether
 * anything is left behind them are enough for `Number` to round as if it saw all of it.
 */
const nearestDouble = (numerator: bigint, denominator: bigint): number => {
  const shift = Math.max(0, 66 - (bitLength(numerator) - bitLength(denominator)));
  const scaled = numerator << BigInt(shift);
  const quotient = scaled / denominator;
  const sticky = scaled % denominator === 0n ? 0n : 1n;
  return Number(quotient * 2n + sticky) / 2 ** (shift + 1);
};

/**
 * The weight that the draw gives a unit: 1/Ππ over its stages, from the exact fractions of the draw. A household of a list of 37
 * of which 10 were drawn, in a village with π = 3/12: `[{3, 12}, {10, 37}]` → 14.8. R: `svydesign(probs = ~p1 + p2)`.
 * @throws WeightingError `nothing-to-adjust-to` without a stage
 * @throws EstimationError `inclusion-out-of-range` unless 0 < π ≤ 1 at every stage
 */
export const baseWeight = (stages: readonly Inclusion[]): BaseWeight => {
  if (stages.length === 0)
    throw new WeightingError({ code: 'nothing-to-adjust-to', data: { name: 'The list of stages' } });
  let numerator = 1n;
  let denominator = 1n;
  for (const stage of stages) {
    inclusionProbability(stage);
    numerator *= BigInt(stage.numerator);
    denominator *= BigInt(stage.denominator);
  }
  const divisor = greatestCommonDivisor(denominator, numerator);
  const inclusion = { numerator: numerator / divisor, denominator: denominator / divisor };
  return { inclusion, weight: nearestDouble(inclusion.denominator, inclusion.numerator) };
};
