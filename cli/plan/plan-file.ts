import { readFileSync } from 'node:fs';
import { z } from 'zod';

const stratumSchema = z.strictObject({
  name: z.string().min(1),
  villages: z.number(),
  households: z.number(),
  /** One share, or one an indicator by its name. */
  expected: z.union([z.number(), z.record(z.string(), z.number())]).optional(),
  /** Villages to draw, if they are given. */
  draw: z.number().optional(),
});

const indicatorSchema = z
  .strictObject({
    name: z.string().min(1),
    expected: z.number().optional(),
    icc: z.number().optional(),
    share: z.number().optional(),
    margin: z.number().optional(),
    below: z.number().optional(),
    atLeast: z.number().optional(),
    power: z.number().optional(),
    verdictLevel: z.number().optional(),
  })
  .refine(
    ({ below, atLeast }) => below === undefined || atLeast === undefined,
    'has two lines: below and atLeast',
  );

const fileSchema = z
  .strictObject({
    strata: z.array(stratumSchema).min(1),
    indicators: z.array(indicatorSchema).min(1).optional(),
  })
  .refine(
    ({ strata }) => new Set(strata.map(({ draw }) => draw === undefined)).size < 2,
    'draw is given for some strata only: give it for all or for none',
  );

export type PlanFile = z.infer<typeof fileSchema>;
export type FileStratum = PlanFile['strata'][number];
export type FileIndicator = z.infer<typeof indicatorSchema>;

export interface FileProblem {
  readonly place: string;
  readonly reason: string;
}

/** Thrown where no plan can be made from a file. */
export class BadPlanFile extends Error {
  readonly problems: readonly FileProblem[];

  constructor(file: string, options: ErrorOptions & { readonly problems: readonly FileProblem[] }) {
    const { problems } = options;
    const lines = problems.map(({ place, reason }) => (place === '' ? reason : `${place}: ${reason}`));
    super([`nothing is planned from ${file}:`, ...lines].join('\n  '), options);
    this.name = 'BadPlanFile';
    this.problems = problems;
  }
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

const parsed = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problems = [{ place: '', reason: `it is no JSON: ${error.message}` }];
    throw new BadPlanFile(file, { problems, cause: error });
  }
};

/** Strata and indicators of a JSON file. @throws BadPlanFile with every place that is wrong */
export const readPlanFile = (file: string): PlanFile => {
  const outcome = fileSchema.safeParse(parsed(file, readFileSync(file, 'utf8')));
  if (outcome.success) return outcome.data;
  const problems = outcome.error.issues.map(({ path, message }) => ({
    place: placeOf(path),
    reason: message,
  }));
  throw new BadPlanFile(file, { problems });
};
