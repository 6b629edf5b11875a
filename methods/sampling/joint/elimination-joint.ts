import { inclusionProbabilities } from '../inclusion.ts';
import { type JointMatrix, jointMatrix } from './joint-matrix.ts';

/** Rounding may leave −1e-17 of a 0. */
const notNegative = (probability: number): number => Math.max(0, probability);

/**
 * Tillé's (1996) elimination: from all N units one is taken out at a time, unit k with 1 − π_k(i)/π_k(i + 1) where π(i) are the
 * probabilities of a sample of i; two units stay together with Π(1 − r_k − r_l). R: `sampling::UPtillepi2`.
 */
export const tilleJoint = (pik: readonly number[], n: number): JointMatrix => {
  const eliminations: (readonly number[])[] = [];
  let before: readonly number[] = pik.map(() => 1);
  for (let size = pik.length - 1; size >= n; size--) {
    const now = inclusionProbabilities(pik, size).pik;
    const larger = before;
    eliminations.push(now.map((probability, k) => 1 - probability / (larger[k] ?? 1)));
    before = now;
  }
  return jointMatrix(pik, (i, j) =>
    notNegative(eliminations.reduce((stay, r) => stay * (1 - (r[i] ?? 0) - (r[j] ?? 0)), 1)),
  );
};

/**
 * Midzuno's design (1952), generalised (Deville and Tillé 1998): the complement of an elimination sample with 1 − π.
 * π_kl = π_k + π_l − 1 + the complement's. R: `sampling::UPmidzunopi2`.
 */
export const midzunoJoint = (pik: readonly number[], n: number): JointMatrix => {
  const left = tilleJoint(
    pik.map((probability) => 1 - probability),
    pik.length - n,
  );
  return jointMatrix(pik, (i, j) => notNegative((pik[i] ?? 0) + (pik[j] ?? 0) - 1 + (left[i]?.[j] ?? 0)));
};
