import { type JointMatrix, jointMatrix } from './joint-matrix.ts';
import { sumsAtSize, sumsWithoutPairs } from './sample-sums.ts';

/**
 * Sampford's (1967) rejective design: a sample s has probability ∝ Π_s π/(1 − π)·Σ_s (1 − π). Exact, over all samples, from
 * independent trials with the probabilities π. R: `sampling::UPsampfordpi2`.
 */
export const sampfordJoint = (pik: readonly number[], n: number): JointMatrix => {
  const trials = pik.map((p) => ({ p, v: 1 - p }));
  const all = sumsAtSize(trials, n).value;
  const without = sumsWithoutPairs(trials, n - 2);
  return jointMatrix(pik, (i, j) => {
    const pi = pik[i] ?? 0;
    const pj = pik[j] ?? 0;
    const { count, value } = without[i]?.[j - i - 1] ?? { count: 0, value: 0 };
    return (pi * pj * ((2 - pi - pj) * count + value)) / all;
  });
};
