import { z } from 'zod';

/** The shape of `survey-estimation-vectors/1`; see `reference/README.md`. Keys not used here pass unread. */
const label = z.union([z.string(), z.number()]);
const cell = z.union([z.string(), z.number(), z.null()]);
const domain = z.record(z.string(), label);
const number = z.number().nullable();

const interval = z.object({
  method: z.string(),
  level: z.number(),
  df: z.number().optional(),
  n: z.number().optional(),
  effectiveN: z.number().optional(),
  effectiveNAdjusted: z.number().optional(),
  lower: number,
  upper: number,
  intervalType: z.string().optional(),
  lowerByDefinition: z.number().optional(),
});

export const entrySchema = z.object({
  call: z.string(),
  kind: z.string(),
  variable: z.string().optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  category: label.optional(),
  domain: domain.optional(),
  domains: z.array(domain).optional(),
  variables: z.array(z.string()).optional(),
  coefficients: z.array(z.number()).optional(),
  matrix: z.array(z.array(z.number())).optional(),
  of: z.string().optional(),
  missing: z.string().optional(),
  estimate: number.optional(),
  se: number.optional(),
  n: z.number().optional(),
  df: z.number().optional(),
  dfDomain: z.number().optional(),
  ci: interval.optional(),
  ci2: interval.optional(),
  deff: number.optional(),
  deffReplace: number.optional(),
  options: z.object({ lonelyPsu: z.string(), adjustDomainLonely: z.boolean().optional() }).optional(),
  adjustment: z.string().optional(),
  replication: z.string().optional(),
  varianceEstimator: z.string().optional(),
  tolerance: z.number().optional(),
  threshold: z.number().optional(),
  method: z.string().optional(),
  test: z
    .object({
      t: number,
      df: z.number(),
      pValueTwoSided: number.optional(),
      pValueLess: number.optional(),
      pValueGreater: number.optional(),
    })
    .optional(),
  oneSided: z.object({ level: z.number(), lower: number, upper: number }).optional(),
  belowThreshold: z.boolean().optional(),
  aboveThreshold: z.boolean().optional(),
  group: z.string().optional(),
  groups: z.array(label).optional(),
  successes: z.number().optional(),
  effectiveNAdjusted: z.number().optional(),
  p: z.number().optional(),
  qrule: z.string().optional(),
  tie: z.boolean().optional(),
  flag: z.string().optional(),
  rows: z.string().optional(),
  columns: z.string().optional(),
  rowLevels: z.array(label).optional(),
  columnLevels: z.array(label).optional(),
  weightedTable: z.array(z.array(z.number())).optional(),
  statisticType: z.string().optional(),
  statistic: z.number().optional(),
  df1: z.number().optional(),
  df2: z.number().optional(),
  pValue: z.number().optional(),
});

const adjustmentSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  call: z.string(),
  weights: z.array(z.number()).nullable().default(null),
  tolerance: z.number().optional(),
});

const replicationSchema = z.object({
  id: z.string(),
  type: z.string(),
  call: z.string(),
  scale: z.number(),
  rscales: z.array(z.number()),
  mse: z.boolean().default(false),
  degf: z.number().optional(),
  weights: z.array(z.array(z.number())).nullable().default(null),
});

const labels = z.array(label).nullable().default(null);
const sizes = z.array(z.number()).nullable().default(null);

export const estimationFileSchema = z.object({
  design: z.object({
    n: z.number(),
    nest: z.boolean().default(false),
    stratum: labels,
    psu: z.array(label),
    ssu: labels,
    tsu: labels,
    weight: z.array(z.number()),
    fpc1: sizes,
    fpc2: sizes,
    fpc3: sizes,
    pik: sizes,
    joint: z.array(z.array(z.number())).nullable().default(null),
    df: z.number().optional(),
  }),
  rows: z.record(z.string(), z.array(cell)),
  adjustments: z.array(adjustmentSchema).default([]),
  replications: z.array(replicationSchema).default([]),
  expected: z.array(entrySchema),
});

export type Entry = z.infer<typeof entrySchema>;
export type EntryInterval = z.infer<typeof interval>;
export type EstimationFile = z.infer<typeof estimationFileSchema>;
export type Adjustment = z.infer<typeof adjustmentSchema>;
export type Replication = z.infer<typeof replicationSchema>;
