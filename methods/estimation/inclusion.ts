import { EstimationError } from './estimation-error.ts';

/** A probability of selection as the draw keeps it: exact integers, as bigint or as decimal text. */
export interface Inclusion {
  readonly numerator: bigint | string;
  readonly denominator: bigint | string;
}

export interface InclusionProbability {
  /** π, 0 < π ≤ 1. */
  readonly probability: number;
  /** 1/π. */
  readonly weight: number;
  /** 1 − π from the integers, so that a probability next to 1 loses no digits. */
  readonly complement: number;
}

const integer = (value: bigint | string): bigint => {
  if (typeof value === 'bigint') return value;
  if (/^[0-9]+$/.test(value)) return BigInt(value);
  throw new EstimationError('inclusion-out-of-range', `"${value}" is no part of an inclusion probability.`);
};

export const inclusionProbability = (inclusion: Inclusion): InclusionProbability => {
  const numerator = integer(inclusion.numerator);
  const denominator = integer(inclusion.denominator);
  if (numerator <= 0n || numerator > denominator)
    throw new EstimationError('inclusion-out-of-range', `${numerator}/${denominator} is not in (0, 1].`);
  return {
    probability: Number(numerator) / Number(denominator),
    weight: Number(denominator) / Number(numerator),
    complement: Number(denominator - numerator) / Number(denominator),
  };
};
