import { EstimationError } from '../estimation-error.ts';
import { type Label, type Sample, type SampledUnit, sampleFrom } from '../flat/sample.ts';

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

const jointOf = (
  units: readonly SampledUnit[],
  joint: readonly (readonly number[])[],
): readonly (readonly number[])[] => {
  const rows = units.map((unit) => unit.rows[0] ?? 0);
  return rows.map((i) =>
    rows.map((j) => {
      const together = joint[i]?.[j];
      if (together === undefined)
        throw new EstimationError('wrong-shape', `Rows ${i} and ${j} have no joint probability.`);
      if (!(together > 0 && together <= 1))
        throw new EstimationError(
          'inclusion-out-of-range',
          `Rows ${i} and ${j} were drawn together with probability ${together}.`,
        );
      return together;
    }),
  );
};

/** Strata are independent, so that joint probabilities matter inside them only. */
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
  const weights = inclusion.map((probability) => 1 / probability);
  const sample = sampleFrom({
    weights,
    stages: [{ units, ...(strata === undefined ? {} : { strata }) }],
    nest,
  });
  return {
    sample,
    strata: sample.strata.map((stratum) => ({
      units: stratum.units,
      inclusion: stratum.units.map((unit) => inclusionOf(unit, inclusion)),
      ...(joint === undefined ? {} : { joint: jointOf(stratum.units, joint) }),
    })),
  };
};
