import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { WeightStep } from '../../../../methods/estimation/closing/adjust-sample.ts';
import type { Margin } from '../../../../methods/estimation/weights/margin.ts';

/** As much of a file of `tests/vectors/reference` as a campaign can be made from. */
const entrySchema = z.object({
  call: z.string(),
  kind: z.string(),
  adjustment: z.string().optional(),
  variable: z.string().optional(),
  numerator: z.string().optional(),
  category: z.string().optional(),
  domain: z.unknown().optional(),
  estimate: z.number().nullish(),
  se: z.number().nullish(),
  df: z.number().optional(),
  tolerance: z.number().optional(),
});

const marginSchema = z.object({
  variables: z.array(z.string()),
  population: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
});

const fileSchema = z.object({
  design: z.object({
    n: z.number(),
    weight: z.array(z.number()),
    psu: z.array(z.number()),
    fpc1: z.array(z.number()),
    fpc2: z.array(z.number()).nullable(),
  }),
  rows: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.null()]))),
  adjustments: z.array(z.looseObject({ id: z.string(), type: z.string() })).default([]),
  expected: z.array(entrySchema),
});

export type ReferenceFile = z.infer<typeof fileSchema>;
export type ReferenceEntry = z.infer<typeof entrySchema>;

export const referenceFile = (name: string): ReferenceFile =>
  fileSchema.parse(
    JSON.parse(
      readFileSync(fileURLToPath(new URL(`../../../vectors/reference/${name}`, import.meta.url)), 'utf8'),
    ),
  );

const text = ({ rows }: ReferenceFile, column: string, row: number): string =>
  String(rows[column]?.[row] ?? '');

export const valueAt = ({ rows }: ReferenceFile, column: string, row: number): number =>
  z.number().parse(rows[column]?.[row]);

const marginOf = (file: ReferenceFile, { variables, population }: z.infer<typeof marginSchema>): Margin => ({
  name: variables.join(),
  categories: Array.from({ length: file.design.n }, (_, row) =>
    variables.map((variable) => text(file, variable, row)).join(),
  ),
  population: population.map((cell) => ({
    category: variables.map((variable) => cell[variable]).join(),
    count: Number(cell['count']),
  })),
});

/** `(Intercept)`, a column, or column and category in one word, as R's `model.matrix` names it. */
const termValues = (file: ReferenceFile, term: string): readonly number[] =>
  Array.from({ length: file.design.n }, (_, row) => {
    if (term === '(Intercept)') return 1;
    if (file.rows[term] !== undefined) return valueAt(file, term, row);
    const column = ['stype', 'sch_wide'].find((name) => term.startsWith(name)) ?? '';
    return term === column + text(file, column, row) ? 1 : 0;
  });

const calibrationSchema = z.object({
  method: z.enum(['linear', 'raking', 'logit']),
  bounds: z.tuple([z.number(), z.number()]).optional(),
  population: z.object({ terms: z.array(z.string()), totals: z.array(z.number()) }),
});

/** What the file defines an adjustment to be, as a step of the closing pass. */
export const stepOf = (file: ReferenceFile, definition: ReferenceFile['adjustments'][number]): WeightStep => {
  if (definition.type === 'postStratify')
    return { step: 'post-stratify', margin: marginOf(file, marginSchema.parse(definition)) };
  if (definition.type === 'rake') {
    const { margins } = z.object({ margins: z.array(marginSchema) }).parse(definition);
    return { step: 'rake', margins: margins.map((margin) => marginOf(file, margin)) };
  }
  const { method, bounds, population } = calibrationSchema.parse(definition);
  return {
    step: 'calibrate',
    method,
    ...(bounds === undefined ? {} : { bounds: { lower: bounds[0], upper: bounds[1] } }),
    targets: population.terms.map((name, at) => ({
      name,
      values: termValues(file, name),
      total: population.totals[at] ?? Number.NaN,
    })),
  };
};
