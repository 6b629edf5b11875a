import { EstimationError } from '../estimation-error.ts';

/**
 * p values adjusted for many tests, in the order given: among those at most q, the expected share of false discoveries is at
 * most q (Benjamini and Hochberg 1995), for independent and positively dependent tests. R: `p.adjust(p, "BH")`. Refuses what is no probability.
 */
export const adjustedPValues = (pValues: readonly number[]): readonly number[] => {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new EstimationError('out-of-range', `${p} is no probability.`);
  const descending = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  descending.forEach(({ p, at }, below) => {
    smallest = Math.min(smallest, p * (pValues.length / (pValues.length - below)));
    adjusted[at] = smallest;
  });
  return adjusted;
};

/** Which of the tests are discoveries at this false discovery rate. */
export const discoveries = (pValues: readonly number[], rate = 0.05): readonly boolean[] => {
  if (!(rate > 0 && rate < 1))
    throw new EstimationError('out-of-range', `A false discovery rate of ${rate} is not between 0 and 1.`);
  return adjustedPValues(pValues).map((p) => p <= rate);
};
