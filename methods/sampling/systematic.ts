/** Systematic selection along a list: equally spaced points on the cumulated sizes, each hitting the unit it falls in. */
import { SamplingRefusal } from './refusal.ts';

/**
 * Places (0-based, ascending) of the units hit by k points: unit i is hit if some j = 0 … k-1 has
 * k·C(i-1) ≤ start + j·S < k·C(i), with C the cumulated sizes and S their sum. Exact; a unit with k·size ≤ S is hit at
 * most once, and over the S starts exactly k·size times.
 * @param sizes in the order of the list; positive integers with S at most 2^53 - 1
 * @param start from 0 to S - 1
 */
export const systematicHits = (sizes: readonly number[], k: number, start: bigint): readonly number[] => {
  const total = BigInt(sizes.reduce((sum, size) => sum + size, 0));
  // The C are integers, so k·C ≤ x is the same as C ≤ ⌊x/k⌋: only the k points need large numbers, not the units.
  const point = (j: number): number => Number((start + BigInt(j) * total) / BigInt(k));
  const hits: number[] = [];
  let j = 0;
  let next = k > 0 ? point(0) : Number.POSITIVE_INFINITY;
  let cumulated = 0;
  sizes.forEach((size, place) => {
    cumulated += size;
    if (next < cumulated) hits.push(place);
    while (next < cumulated) {
      j += 1;
      next = j < k ? point(j) : Number.POSITIVE_INFINITY;
    }
  });
  return hits;
};

/**
 * Madow's (1949) systematic sampling for given inclusion probabilities and start, in doubles, as R's
 * `sampling::UPsystematic`: unit k is selected if an integer j has V(k-1) < u + j ≤ V(k), V the cumulated
 * probabilities. Places are 0-based. Draws use {@link systematicHits}; this form is for comparison with other software.
 * @param inclusion each from 0 to 1
 * @param u inside (0, 1)
 * @throws SamplingRefusal `value-out-of-range`
 */
export const madow = (inclusion: readonly number[], u: number): readonly number[] => {
  if (!(u > 0 && u < 1)) {
    throw new SamplingRefusal({ code: 'value-out-of-range', data: { name: 'u', value: u, range: '(0, 1)' } });
  }
  const selected: number[] = [];
  let cumulated = 0;
  inclusion.forEach((probability, place) => {
    if (!(probability >= 0 && probability <= 1)) {
      throw new SamplingRefusal({
        code: 'value-out-of-range',
        data: { name: `inclusion[${place}]`, value: probability, range: '[0, 1]' },
      });
    }
    const before = Math.floor(cumulated - u);
    cumulated += probability;
    if (Math.floor(cumulated - u) > before) selected.push(place);
  });
  return selected;
};
