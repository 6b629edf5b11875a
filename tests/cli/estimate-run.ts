import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand } from '../../cli/zhenping.ts';

/** What `--json` prints of a figure. */
const figureSchema = z.object({
  measure: z.string(),
  kind: z.enum(['mean', 'total', 'ratio', 'proportion']),
  n: z.number(),
  estimate: z.number().optional(),
  standardError: z.number().optional(),
  variance: z.number().optional(),
  degreesOfFreedom: z.number().optional(),
  effectiveN: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  level: z.number().optional(),
  method: z.string().optional(),
  lonelyStrata: z.number().optional(),
  designEffect: z
    .object({
      withoutReplacement: z.number().optional(),
      withReplacement: z.number(),
      kish: z.number(),
    })
    .optional(),
  notEstimable: z.string().optional(),
  because: z.string().optional(),
});

const outputSchema = z.object({
  rows: z.number(),
  rowsInDomain: z.number(),
  strata: z.number(),
  psus: z.number(),
  missing: z.array(z.object({ measure: z.string(), kind: z.string(), rows: z.number() })),
  tables: z.array(
    z.object({
      by: z.array(z.string()),
      areas: z.array(z.object({ area: z.array(z.string()), figures: z.array(figureSchema) })),
    }),
  ),
});

export type Output = z.infer<typeof outputSchema>;
export type OutputFigure = z.infer<typeof figureSchema>;

export interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

/** A file of its own for each run, removed after it. */
export const withFile = async <Result>(
  content: string | Uint8Array,
  use: (file: string) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-estimate-'));
  try {
    const file = join(folder, 'data.csv');
    writeFileSync(file, content);
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** `zhenping estimate FILE …` as a person would call it, in this process. */
const runEstimate = async (file: string, args: readonly string[]): Promise<Outcome> => {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(['estimate', file, ...args], {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    environment: {},
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
};

export const estimate = (content: string | Uint8Array, args: readonly string[]): Promise<Outcome> =>
  withFile(content, (file) => runEstimate(file, args));

/** The parsed output of a run with `--json` that has to succeed. */
export const estimateJson = async (
  content: string | Uint8Array,
  args: readonly string[],
): Promise<Output> => {
  const { code, printed, complained } = await estimate(content, [...args, '--json']);
  if (code !== 0) throw new Error(complained);
  return outputSchema.parse(JSON.parse(printed));
};

/** The figure of a measure for an area; no area: the whole sample. */
export const figureOf = ({ tables }: Output, measure: string, area: readonly string[] = []): OutputFigure => {
  for (const { areas } of tables)
    for (const { area: name, figures } of areas)
      if (name.join('\0') === area.join('\0')) {
        const found = figures.find((figure) => figure.measure === measure);
        if (found !== undefined) return found;
      }
  throw new Error(`There is no figure of ${measure} for ${area.join(', ')}.`);
};
