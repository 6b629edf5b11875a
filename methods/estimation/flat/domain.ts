import { checkRows } from './check-columns.ts';
import type { Sample, SampledStratum } from './sample.ts';
import { chanceUnits } from './unit-draw.ts';

/** 1 for the rows that a figure is about, 0 for the others; all units stay in the design. R: `subset()`. */
export type Domain = Uint8Array;

export const wholeSample = (sample: Sample): Domain => new Uint8Array(sample.weights.length).fill(1);

export const domainOf = (sample: Sample, holds: (row: number) => boolean): Domain =>
  Uint8Array.from(sample.weights, (_, row) => (holds(row) ? 1 : 0));

export const unionOf = (a: Domain, b: Domain): Domain => a.map((inside, row) => inside | (b[row] ?? 0));

/** Refuses the domain of another sample. */
export const checkDomain = ({ weights }: Sample, domain: Domain): void =>
  checkRows('A domain', domain.length, weights.length);

export const rowCount = (domain: Domain): number => domain.reduce((rows, inside) => rows + inside, 0);

/** First-stage units and strata with rows of a domain; `lonely`: strata of one unit that is not all there is. */
export interface DomainCounts {
  readonly units: number;
  readonly strata: number;
  readonly lonely: number;
}

const unitsInside = ({ units }: SampledStratum, domain: Domain): number =>
  units.filter(({ rows }) => rows.some((row) => domain[row] === 1)).length;

export const domainCounts = (sample: Sample, domain: Domain): DomainCounts => {
  checkDomain(sample, domain);
  const inside = sample.strata
    .map((stratum) => ({ stratum, units: unitsInside(stratum, domain) }))
    .filter(({ units }) => units > 0);
  return {
    units: inside.reduce((total, { units }) => total + units, 0),
    strata: inside.length,
    lonely: inside.filter(({ stratum }) => chanceUnits(stratum.draw, stratum.units.length) === 1).length,
  };
};

/** PSUs − strata of the whole design, units without a row among them. R: `degf`. */
export const designDegreesOfFreedom = ({ strata }: Sample): number =>
  strata.reduce((total, { units }) => total + units.length - 1, 0);

/** PSUs − strata with rows of the domain. R: `degf(subset())`. */
export const degreesOfFreedom = (sample: Sample, domain: Domain): number => {
  const { units, strata } = domainCounts(sample, domain);
  return units - strata;
};
