import { madow } from '../systematic.ts';
import { type JointMatrix, jointMatrix } from './joint-matrix.ts';

/** Two starts closer than this are one, apart by rounding. */
const SAME_START = 1e-14;

/**
 * Systematic sampling along the list as it stands: between two neighbouring fractional parts of the cumulated probabilities every start
 * draws the same sample, so that all samples are enumerated. Pairs that never meet have 0. R: `sampling::UPsystematicpi2`.
 */
export const systematicJoint = (pik: readonly number[]): JointMatrix => {
  let cumulated = 0;
  const parts = pik.map((probability) => {
    cumulated += probability;
    return cumulated % 1;
  });
  const starts = [0, ...parts.toSorted((a, b) => a - b), 1];
  const together = pik.map(() => new Float64Array(pik.length));
  for (const [at, from] of starts.entries()) {
    const length = (starts[at + 1] ?? from) - from;
    if (length <= SAME_START) continue;
    const drawn = madow(pik, from + length / 2);
    for (const i of drawn)
      for (const j of drawn) {
        const row = together[i];
        if (row !== undefined) row[j] = (row[j] ?? 0) + length;
      }
  }
  return jointMatrix(pik, (i, j) => together[i]?.[j] ?? 0);
};
