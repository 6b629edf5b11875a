import { EstimationError } from '../estimation-error.ts';

/** A source of chance that the caller passes in: uniform on [0, 1), a new value at each call. */
export type RandomSource = () => number;

/** One of 0 … count − 1 with equal chance. */
export const randomIndex = (random: RandomSource, count: number): number => {
  const value = random();
  if (!(value >= 0 && value < 1))
    throw new EstimationError('out-of-range', `The random source gave ${value}; allowed is 0 to below 1.`);
  return Math.floor(value * count);
};

/** The indices 0 … count − 1 in random order (Fisher and Yates). */
export const shuffledIndices = (random: RandomSource, count: number): readonly number[] => {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = randomIndex(random, last + 1);
    const kept = order[last] ?? last;
    order[last] = order[other] ?? other;
    order[other] = kept;
  }
  return order;
};

/** `size` of `count` without replacement, in random order; a large `count` costs nothing. */
export const sampleOfIndices = (random: RandomSource, size: number, count: number): readonly number[] => {
  const moved = new Map<number, number>();
  return Array.from({ length: size }, (_, taken) => {
    const place = taken + randomIndex(random, count - taken);
    const drawn = moved.get(place) ?? place;
    moved.set(place, moved.get(taken) ?? taken);
    return drawn;
  });
};
