import { EstimationError } from '../estimation-error.ts';
import type { AuxiliarySpace } from '../weights/auxiliary-space.ts';
import { checkLabels, checkRows, checkWeights } from './check-columns.ts';
import type { UnitDraw, UnitInclusion } from './unit-draw.ts';

export type Label = string | number;

/** One stage of a design, a value a row. Units are read inside the unit of the stage before. */
export interface StageColumns {
  readonly units: readonly Label[];
  /** Absent: one stratum. */
  readonly strata?: readonly Label[];
  /** Units that the stratum has in the population. Absent: no finite population correction, and later stages add nothing. */
  readonly population?: readonly number[];
  /**
   * In place of `population`: π of the unit, drawn with unequal probabilities, without replacement, in random order. R has no such
   * design; `sampling::varest` is its first stage. A unit with π = 1 adds what is drawn inside it, and counts as a unit.
   */
  readonly inclusion?: readonly number[];
}

/** A sample as a table, one row an answer, the design beside it. R: `svydesign(id, strata, weights, fpc, nest)`. */
export interface FlatDesign {
  readonly weights: readonly number[];
  /** From the first stage to the last. */
  readonly stages: readonly StageColumns[];
  /** First-stage labels are used again in other strata. Default false: a unit in two strata is refused. */
  readonly nest?: boolean;
}

export interface SampledUnit {
  /** None: a unit of zeros, drawn like the others. */
  readonly rows: readonly number[];
  /** The next stage inside the unit; empty at the last. */
  readonly strata: readonly SampledStratum[];
}

export interface SampledStratum {
  readonly units: readonly SampledUnit[];
  readonly draw: UnitDraw;
}

/** Rows whose weights were adjusted by themselves, before they became part of a larger sample. */
export interface AdjustedPart {
  /** Its first row; the spaces have a row for each row of the part. */
  readonly from: number;
  readonly rows: number;
  readonly auxiliaries: readonly AuxiliarySpace[];
}

export interface Sample {
  readonly weights: Float64Array;
  readonly strata: readonly SampledStratum[];
  /** Adjustments of parts of the sample, a county each, say; they came before those of the whole. */
  readonly parts?: readonly AdjustedPart[];
  /** What adjustments of the weights know about the population, in their order; every variance is that of the residuals. */
  readonly auxiliaries?: readonly AuxiliarySpace[];
}

const groupRows = (
  rows: readonly number[],
  labels: readonly Label[] | undefined,
): ReadonlyMap<Label, readonly number[]> => {
  const groups = new Map<Label, number[]>();
  for (const row of rows) {
    const label = labels?.[row] ?? '';
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [row]);
    else group.push(row);
  }
  return groups;
};

const fractionOf = (rows: readonly number[], sampled: number, population: readonly number[]): number => {
  const size = population[rows[0] ?? 0];
  if (size === undefined || !(Number.isFinite(size) && size > 0))
    throw new EstimationError('not-a-number', `Row ${rows[0]} has the population size ${size}.`);
  const other = rows.find((row) => population[row] !== size);
  if (other !== undefined)
    throw new EstimationError(
      'mixed-designs',
      `Rows ${rows[0]} and ${other} of one stratum differ in population size.`,
    );
  if (sampled > size)
    throw new EstimationError('population-smaller-than-sample', `${sampled} units were drawn of ${size}.`);
  return sampled / size;
};

const inclusionOf = (rows: readonly number[], inclusion: readonly number[]): UnitInclusion => {
  const probability = inclusion[rows[0] ?? 0];
  if (probability === undefined || !(probability > 0 && probability <= 1))
    throw new EstimationError(
      'inclusion-out-of-range',
      `Row ${rows[0]} has the probability ${probability}, not in (0, 1].`,
    );
  const other = rows.find((row) => inclusion[row] !== probability);
  if (other !== undefined)
    throw new EstimationError(
      'mixed-designs',
      `Rows ${rows[0]} and ${other} of one unit differ in probability.`,
    );
  return { probability, complement: 1 - probability };
};

const drawOf = (
  rows: readonly number[],
  units: readonly (readonly number[])[],
  { population, inclusion }: StageColumns,
): UnitDraw => {
  if (inclusion !== undefined)
    return { method: 'pps', inclusion: units.map((unitRows) => inclusionOf(unitRows, inclusion)) };
  const fraction = population === undefined ? 0 : fractionOf(rows, units.length, population);
  return { method: 'simple-random', fraction };
};

const stageStrata = (rows: readonly number[], stages: readonly StageColumns[]): readonly SampledStratum[] => {
  const [stage, ...later] = stages;
  if (stage === undefined) return [];
  return [...groupRows(rows, stage.strata).values()].map((stratumRows) => {
    const units = [...groupRows(stratumRows, stage.units).values()];
    return {
      units: units.map((unitRows) => ({
        rows: unitRows,
        strata:
          stage.population === undefined && stage.inclusion === undefined ? [] : stageStrata(unitRows, later),
      })),
      draw: drawOf(stratumRows, units, stage),
    };
  });
};

const checkNesting = ({ units, strata }: StageColumns): void => {
  if (strata === undefined) return;
  const stratumOf = new Map<Label, Label | undefined>();
  for (const [row, unit] of units.entries()) {
    if (stratumOf.has(unit) && stratumOf.get(unit) !== strata[row])
      throw new EstimationError(
        'unit-in-two-strata',
        `Unit ${unit} is in strata ${stratumOf.get(unit)} and ${strata[row]}.`,
      );
    stratumOf.set(unit, strata[row]);
  }
};

const checkStage = ({ units, strata, population, inclusion }: StageColumns, rows: number): void => {
  checkRows('Units', units.length, rows);
  checkLabels('unit', units);
  if (strata !== undefined) {
    checkRows('Strata', strata.length, rows);
    checkLabels('stratum', strata);
  }
  if (population !== undefined) checkRows('Population sizes', population.length, rows);
  if (inclusion !== undefined) checkRows('Probabilities', inclusion.length, rows);
  if (population !== undefined && inclusion !== undefined)
    throw new EstimationError('mixed-designs', 'A stage has either population sizes or probabilities.');
};

/**
 * The table as a tree of strata and units.
 * @throws EstimationError `wrong-shape` where a column has not one entry a row, `not-a-number`, `negative-weight`, and of designs that
 *   contradict themselves `unit-in-two-strata`, `mixed-designs`, `population-smaller-than-sample`, `inclusion-out-of-range`
 */
export const sampleFrom = ({ weights, stages, nest = false }: FlatDesign): Sample => {
  const [first] = stages;
  if (first === undefined) throw new EstimationError('wrong-shape', 'A design has at least one stage.');
  checkWeights(weights);
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative >= 0)
    throw new EstimationError('negative-weight', `Row ${negative} has the weight ${weights[negative]}.`);
  for (const stage of stages) checkStage(stage, weights.length);
  if (!nest) checkNesting(first);
  return { weights: Float64Array.from(weights), strata: stageStrata([...weights.keys()], stages) };
};

/**
 * The sample with other weights; its strata and units stay. They may be negative after a linear calibration without bounds.
 * @throws EstimationError `wrong-shape`, `not-a-number`
 */
export const withWeights = (sample: Sample, weights: Float64Array): Sample => {
  checkRows('Weights', weights.length, sample.weights.length);
  checkWeights(weights);
  return { ...sample, weights };
};
