import { EstimationError } from '../estimation-error.ts';
import { checkRows } from '../flat/check-columns.ts';
import { type Label, type Sample, type SampledUnit, sampleFrom } from '../flat/sample.ts';
import { jointOfUnits } from './joint-of-units.ts';

/** One stage of units drawn with unequal known probabilities, a value a row; a row's weight is 1/π. R: `svydesign(fpc = ~pi, pps = …)`. */
export interface UnequalDesign {
  readonly units: readonly Label[];
  /** Absent: one stratum. */
  readonly strata?: readonly Label[];
  /** Unit labels are used again in other strata. */
  readonly nest?: boolean;
  /** π of the row's unit, above 0 and at most 1. */
  readonly inclusion: readonly number[];
  /** π_ij by rows: how probable the units of two rows were together. Needed by `horvitz-thompson` and `yates-grundy`. */
  readonly joint?: readonly (readonly number[])[];
}

/** The units of a stratum with their probabilities, in one order. */
export interface UnequalStratum {
  readonly units: readonly SampledUnit[];
  readonly inclusion: readonly number[];
  readonly joint?: readonly (readonly number[])[];
}

export interface UnequalSample {
  readonly sample: Sample;
  readonly strata: readonly UnequalStratum[];
}

const inclusionOf = ({ rows }: SampledUnit, inclusion: readonly number[]): number => {
  const [first = 0] = rows;
  const probability = inclusion[first] ?? Number.NaN;
  const other = rows.find((row) => inclusion[row] !== probability);
  if (other !== undefined)
    throw new EstimationError('mixed-designs', `Rows ${first} and ${other} of one unit differ in π.`);
  return probability;
};

/**
 * Strata are independent, so that joint probabilities matter inside them only.
 * @throws EstimationError as `sampleFrom` and `jointOfUnits`
 */
export const unequalSample = ({
  units,
  strata,
  nest = false,
  inclusion,
  joint,
}: UnequalDesign): UnequalSample => {
  for (const [row, probability] of inclusion.entries())
    if (!(probability > 0 && probability <= 1))
      throw new EstimationError('inclusion-out-of-range', `Row ${row} has the probability ${probability}.`);
  if (joint !== undefined)
    for (const column of [joint, ...joint]) checkRows('Joint probabilities', column.length, inclusion.length);
  const weights = inclusion.map((probability) => 1 / probability);
  const sample = sampleFrom({
    weights,
    stages: [{ units, ...(strata === undefined ? {} : { strata }) }],
    nest,
  });
  return {
    sample,
    strata: sample.strata.map(({ units: drawn }) => {
      const probabilities = drawn.map((unit) => inclusionOf(unit, inclusion));
      return {
        units: drawn,
        inclusion: probabilities,
        ...(joint === undefined ? {} : { joint: jointOfUnits(drawn, probabilities, joint) }),
      };
    }),
  };
};
