import { EstimationError } from '../estimation-error.ts';
import type { SampledUnit } from '../flat/sample.ts';

/** Joint probabilities are often iterated: R's `sampling::UPMEpiktildefrompik` stops at 1e-6. */
const SAME_PROBABILITY = 1e-5;

const same = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_PROBABILITY * Math.max(a, b);

/** What of two rows cannot be a probability of both together, π_i and π_j being theirs. */
const outOfRange = (together: number, pi: number, pj: number): boolean =>
  !(together > 0 && together <= Math.min(pi, pj) * (1 + SAME_PROBABILITY)) ||
  together < (pi + pj - 1) * (1 - SAME_PROBABILITY);

/**
 * π_ij of the units of a stratum, π on the diagonal, from a table by rows of the sample.
 * @throws EstimationError `wrong-shape` of a pair that is not there, `inclusion-out-of-range` of a π_ij above π_i or below π_i + π_j − 1,
 *   `mixed-designs` where π_ij and π_ji or π_ii and π_i differ
 */
export const jointOfUnits = (
  units: readonly SampledUnit[],
  inclusion: readonly number[],
  joint: readonly (readonly number[])[],
): readonly (readonly number[])[] => {
  const rows = units.map((unit) => unit.rows[0] ?? 0);
  const pairOf = (i: number, j: number): number => {
    const together = joint[i]?.[j];
    if (together === undefined)
      throw new EstimationError('wrong-shape', `Rows ${i} and ${j} have no joint probability.`);
    return together;
  };
  return rows.map((i, at) =>
    rows.map((j, other) => {
      const together = pairOf(i, j);
      const [pi = 0, pj = 0] = [inclusion[at], inclusion[other]];
      if (outOfRange(together, pi, pj))
        throw new EstimationError(
          'inclusion-out-of-range',
          `Rows ${i} and ${j} were drawn together with probability ${together}, each with ${pi} and ${pj}.`,
        );
      const twin = i === j ? pi : pairOf(j, i);
      if (!same(together, twin))
        throw new EstimationError(
          'mixed-designs',
          `Rows ${i} and ${j} were drawn together with probability ${together} and with ${twin}.`,
        );
      return together;
    }),
  );
};
