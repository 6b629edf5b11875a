import { z } from 'zod';

/** The shapes of the cases of `sampling-vectors/1`; see `reference/README.md`, 2. Keys not used here pass unread. */
const numbers = z.array(z.number());
const matrix = z.array(numbers);
const result = z.object({ value: z.number() });

export const inclusionCase = z.object({
  sizes: numbers,
  n: z.number(),
  pik: numbers,
  certainty: numbers,
});

export const systematicCase = z.object({ pik: numbers, u: z.number(), selected: numbers });

export const jointCase = z.object({ method: z.string(), pik: numbers, joint: matrix });

export const totalCase = z.object({
  y: numbers,
  pik: numbers,
  joint: matrix,
  htTotal: result,
  hajekMean: result,
  varianceHT: result,
  varianceYatesGrundy: result,
  varianceDeville: result,
});

export const allocationCase = z.object({
  method: z.string(),
  power: z.number().optional(),
  n: z.number(),
  minimum: z.number(),
  population: numbers,
  sd: numbers,
  size: numbers,
  mean: numbers,
  weight: numbers,
  share: numbers,
  shareBounded: numbers,
  allocation: numbers,
});

const precision = {
  margin: z.number(),
  level: z.number(),
  deff: z.number(),
  N: z.number().nullable(),
  z: z.number(),
  n0: z.number(),
  nFpc: z.number(),
  nFpcThenDeff: z.number(),
};

export const sizeCase = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('proportion'),
    ...precision,
    p: z.number(),
    responseRate: z.number(),
    nDeffWithinFpc: z.number(),
    nFpcThenDeffCeil: z.number(),
    issuedFpcThenDeff: z.number(),
  }),
  z.object({ kind: z.literal('mean'), ...precision, sd: z.number() }),
  z.object({
    kind: z.literal('twoProportions'),
    p1: z.number(),
    p2: z.number(),
    power: z.number(),
    sigLevel: z.number(),
    alternative: z.enum(['one.sided', 'two.sided']),
    deff: z.number(),
    nPerGroup: z.number(),
    nPerGroupTimesDeff: z.number(),
  }),
  z.object({
    kind: z.literal('oneSidedThreshold'),
    p0: z.number(),
    p1: z.number(),
    power: z.number(),
    alpha: z.number(),
    deff: z.number(),
    n: z.number(),
    nTimesDeff: z.number(),
  }),
  z.object({
    kind: z.literal('designEffect'),
    clusterSize: z.number(),
    icc: z.number(),
    deff: z.number(),
  }),
  z.object({
    kind: z.literal('kishWeighting'),
    weights: numbers,
    deff: z.number(),
    effectiveN: z.number(),
  }),
]);

export type SizeCase = z.infer<typeof sizeCase>;
export type AllocationCase = z.infer<typeof allocationCase>;

export const samplingFileSchema = z.object({
  cases: z.array(
    z.looseObject({
      id: z.string().optional(),
      call: z.string().optional(),
      kind: z.string().optional(),
      tolerance: z.number().optional(),
    }),
  ),
});

export type SamplingCase = z.infer<typeof samplingFileSchema>['cases'][number];
