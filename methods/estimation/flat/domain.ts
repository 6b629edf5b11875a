import type { Sample, SampledStratum } from './sample.ts';

/** 1 for the rows that a figure is about, 0 for the others; all units stay in the design. R: `subset()`. */
export type Domain = Uint8Array;

export const wholeSample = (sample: Sample): Domain => new Uint8Array(sample.weights.length).fill(1);

export const domainOf = (sample: Sample, holds: (row: number) => boolean): Domain =>
  Uint8Array.from(sample.weights, (_, row) => (holds(row) ? 1 : 0));

export const unionOf = (a: Domain, b: Domain): Domain => a.map((inside, row) => inside | (b[row] ?? 0));

export const rowCount = (domain: Domain): number => domain.reduce((rows, inside) => rows + inside, 0);

const holdsRow = (domain: Domain, rows: readonly number[]): boolean => rows.some((row) => domain[row] === 1);

const unitsInside = ({ units }: SampledStratum, domain: Domain): number =>
  units.filter(({ rows }) => holdsRow(domain, rows)).length;

/** First-stage units minus first-stage strata with rows of the domain. R: `degf(subset())`. */
export const degreesOfFreedom = (sample: Sample, domain: Domain): number =>
  sample.strata
    .map((stratum) => unitsInside(stratum, domain))
    .filter((units) => units > 0)
    .reduce((total, units) => total + units - 1, 0);
