import { z } from 'zod';
import { type Label, type Sample, withWeights } from '../../methods/estimation/flat/sample.ts';
import { type AdjustedWeights, adjustedSample } from '../../methods/estimation/weights/adjusted-weights.ts';
import { calibrate } from '../../methods/estimation/weights/calibrate.ts';
import type { CalibrationTarget } from '../../methods/estimation/weights/calibration-system.ts';
import type { Margin } from '../../methods/estimation/weights/margin.ts';
import { postStratify } from '../../methods/estimation/weights/post-stratify.ts';
import { rake } from '../../methods/estimation/weights/rake.ts';
import { trimWeights } from '../../methods/estimation/weights/trim-weights.ts';
import type { Figure, Outcome } from './compare.ts';
import type { Adjustment, EstimationFile } from './estimation-file.ts';
import { columnOf, valuesOf } from './sample-of-file.ts';

const label = z.union([z.string(), z.number()]);

const marginSchema = z.object({
  variables: z.array(z.string()),
  population: z.array(z.record(z.string(), label)),
});

const rakeSchema = z.object({ margins: z.array(marginSchema) });

const calibrationSchema = z.object({
  method: z.enum(['linear', 'raking', 'logit']),
  bounds: z.tuple([z.number().nullable(), z.number().nullable()]).optional(),
  population: z.object({ terms: z.array(z.string()), totals: z.array(z.number()) }),
});

const trimSchema = z.object({
  lower: z.number().nullish(),
  upper: z.number().nullish(),
  strict: z.boolean().default(false),
});

/** Categories of several variables together, in the order of the variables; R's tables name numbers by their text. */
const crossed = (values: readonly (Label | null | undefined)[]): string =>
  JSON.stringify(values.map((value) => (typeof value === 'number' ? String(value) : value)));

const marginOf = (file: EstimationFile, { variables, population }: z.infer<typeof marginSchema>): Margin => {
  const columns = variables.map((name) => columnOf(file, name));
  return {
    name: variables.join(' × '),
    categories: Array.from({ length: file.design.n }, (_, row) =>
      crossed(columns.map((column) => column[row])),
    ),
    population: population.map((cell) => ({
      category: crossed(variables.map((name) => cell[name])),
      count: z.number().parse(cell['count']),
    })),
  };
};

/** `(Intercept)`, a column, or column + category as R's `model.matrix` names it. */
const termValues = (file: EstimationFile, term: string): Float64Array => {
  if (term === '(Intercept)') return new Float64Array(file.design.n).fill(1);
  if (file.rows[term] !== undefined) return valuesOf(file, term);
  const indicators = Object.entries(file.rows).flatMap(([name, column]) => {
    const category = column.find((value) => value !== null && `${name}${value}` === term);
    return category === undefined || category === null ? [] : [valuesOf(file, name, category)];
  });
  const [values] = indicators;
  if (values === undefined || indicators.length > 1)
    throw new Error(`"${term}" is ${indicators.length === 0 ? 'no' : 'more than one'} column and category.`);
  return values;
};

const calibrated = (file: EstimationFile, definition: unknown): AdjustedWeights => {
  const { method, bounds, population } = calibrationSchema.parse(definition);
  const targets: readonly CalibrationTarget[] = population.terms.map((name, at) => ({
    name,
    values: termValues(file, name),
    total: population.totals[at] ?? Number.NaN,
  }));
  const [lower, upper] = bounds ?? [];
  return calibrate(file.design.weight, targets, {
    method,
    bounds: { lower: lower ?? Number.NEGATIVE_INFINITY, upper: upper ?? Number.POSITIVE_INFINITY },
  });
};

const trimmed = (file: EstimationFile, definition: unknown): Float64Array => {
  const { lower, upper, strict } = trimSchema.parse(definition);
  return trimWeights(file.design.weight, {
    lower: lower ?? 0,
    upper: upper ?? Number.POSITIVE_INFINITY,
    strict,
  });
};

/** The file's sample under weights made from the adjustment's definition; undefined: a type that the format does not know. */
export const sampleAfter = (
  adjustment: Adjustment,
  file: EstimationFile,
  sample: Sample,
): Sample | undefined => {
  const { weight } = file.design;
  switch (adjustment.type) {
    case 'postStratify':
      return adjustedSample(sample, postStratify(weight, marginOf(file, marginSchema.parse(adjustment))));
    case 'rake': {
      const { margins } = rakeSchema.parse(adjustment);
      const each = margins.map((margin) => marginOf(file, margin));
      return adjustedSample(sample, rake(weight, each));
    }
    case 'calibrate':
      return adjustedSample(sample, calibrated(file, adjustment));
    case 'trimWeights':
      return withWeights(sample, trimmed(file, adjustment));
    default:
      return undefined;
  }
};

/** R stops iterating at a tolerance of its own; the other weights are closed formulas. */
export const adjustmentTolerance = ({ type, tolerance, ...definition }: Adjustment): number => {
  const closed =
    type !== 'rake' &&
    (type !== 'calibrate' || (definition['method'] === 'linear' && definition['bounds'] === undefined));
  return tolerance ?? (closed ? 1e-9 : 1e-6);
};

/** The weights of the file against those made from the definition. */
export const adjustmentOutcome = (adjustment: Adjustment, file: EstimationFile, sample: Sample): Outcome => {
  const adjusted = sampleAfter(adjustment, file, sample);
  if (adjusted === undefined) return { unknown: `adjustment "${adjustment.type}"` };
  const given = adjustment.weights ?? [];
  return {
    figures: given.map(
      (expected, row): Figure => ({
        what: `weight ${row}`,
        got: adjusted.weights[row],
        expected,
        scale: sample.weights[row] ?? 1,
      }),
    ),
  };
};
