import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The shape of `population-truth/1`; see `reference/README.md`, 4. */
const label = z.union([z.string(), z.number()]);
const number = z.number().nullable().optional();

const truth = z.object({
  variable: z.string().optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  domain: z.record(z.string(), label).nullable().default(null),
  N: z.number(),
  valid: z.number(),
  mean: number,
  total: number,
  sd: number,
  ratio: number,
  tolerance: z.number().optional(),
});

const designTruth = z.object({
  design: z.string(),
  variable: z.string(),
  n: z.number().optional(),
  stratum: z.string().optional(),
  allocation: z.record(z.string(), z.number()).optional(),
  cluster: z.string().optional(),
  clusters: z.number().optional(),
  trueMean: number,
  trueTotal: number,
  trueSe: z.number(),
});

export const populationFileSchema = z.object({
  population: z.string(),
  N: z.number(),
  expected: z.array(truth),
  designTruth: z.array(designTruth).default([]),
});

export type Truth = z.infer<typeof truth>;
export type DesignTruth = z.infer<typeof designTruth>;

/** A population as columns of text; an empty field is missing. */
export type Population = ReadonlyMap<string, readonly string[]>;

export const readPopulation = (path: string): Population => {
  const [header = [], ...rows] = z.array(z.array(z.string())).parse(parse(readFileSync(path), { bom: true }));
  return new Map(header.map((name, at) => [name, rows.map((row) => row[at] ?? '')]));
};

export const columnOfPopulation = (population: Population, name: string): readonly string[] => {
  const column = population.get(name);
  if (column === undefined) throw new Error(`The population has no column "${name}".`);
  return column;
};

/** As numbers; what is missing becomes NaN, which a domain has to leave out. */
export const numbersOf = (population: Population, name: string): Float64Array =>
  Float64Array.from(columnOfPopulation(population, name), (text) =>
    text === '' || text === 'NA' ? Number.NaN : Number(text),
  );
