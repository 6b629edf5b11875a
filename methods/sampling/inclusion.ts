import { SamplingRefusal } from './refusal.ts';

export interface InclusionProbabilities {
  /** One for each size, adding up to n. */
  readonly pik: readonly number[];
  /** Places (0-based) of the units with probability 1. */
  readonly certainty: readonly number[];
}

const checkSizes = (sizes: readonly number[], n: number): void => {
  sizes.forEach((size, place) => {
    if (!(Number.isFinite(size) && size >= 0)) {
      throw new SamplingRefusal({
        code: 'value-out-of-range',
        data: { name: `sizes[${place}]`, value: size, range: '0 or more' },
      });
    }
  });
  const positive = sizes.filter((size) => size > 0).length;
  if (!Number.isSafeInteger(n) || n < 1 || n > positive) {
    throw new SamplingRefusal({
      code: 'value-out-of-range',
      data: { name: 'n', value: n, range: `whole, 1 to ${positive}` },
    });
  }
};

/**
 * Inclusion probabilities proportional to size, n·x/Σx; units that reach 1 are set to 1 and the rest is computed again
 * with what is left of n. Size 0 gives 0. In doubles, equal to R's `sampling::inclusionprobabilities`; a draw keeps its
 * probabilities as whole numbers instead.
 * @param n whole number, at most the number of positive sizes
 * @throws SamplingRefusal `value-out-of-range`
 */
export const inclusionProbabilities = (sizes: readonly number[], n: number): InclusionProbabilities => {
  checkSizes(sizes, n);
  const certain = new Set<number>();
  for (;;) {
    const quota = n - certain.size;
    const total = sizes.reduce((sum, size, place) => (certain.has(place) ? sum : sum + size), 0);
    const reached = sizes.flatMap((size, place) =>
      size > 0 && !certain.has(place) && quota * size >= total ? [place] : [],
    );
    if (reached.length === 0) {
      const pik = sizes.map((size, place) =>
        certain.has(place) ? 1 : size === 0 ? 0 : (quota * size) / total,
      );
      return { pik, certainty: [...certain].sort((a, b) => a - b) };
    }
    for (const place of reached) certain.add(place);
  }
};
