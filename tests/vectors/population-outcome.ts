import { type Domain, domainOf, rowCount } from '../../methods/estimation/flat/domain.ts';
import {
  meanInfluence,
  ratioInfluence,
  totalInfluence,
  varianceInfluence,
} from '../../methods/estimation/flat/influence.ts';
import { type Sample, sampleFrom } from '../../methods/estimation/flat/sample.ts';
import type { Figure, Outcome } from './compare.ts';
import {
  columnOfPopulation,
  type DesignTruth,
  numbersOf,
  type Population,
  type Truth,
} from './population-file.ts';

/** A population read as a sample of everybody, so that the estimator must give its true values. */
export interface Census {
  readonly population: Population;
  readonly sample: Sample;
}

export const censusOf = (population: Population): Census => {
  const [column = []] = population.values();
  return {
    population,
    sample: sampleFrom({ weights: column.map(() => 1), stages: [{ units: [...column.keys()] }] }),
  };
};

const statedDomain = ({ population, sample }: Census, domain: Truth['domain']): Domain => {
  const wanted = Object.entries(domain ?? {}).map(([name, value]) => ({
    column: columnOfPopulation(population, name),
    value: String(value),
  }));
  return domainOf(sample, (row) => wanted.every(({ column, value }) => column[row] === value));
};

const validRows = (stated: Domain, columns: readonly Float64Array[]): Domain =>
  stated.map((inside, row) => (columns.some((column) => Number.isNaN(column[row])) ? 0 : inside));

export const truthOutcome = (census: Census, truth: Truth): Outcome => {
  const { population, sample } = census;
  const stated = statedDomain(census, truth.domain);
  const size: Figure = { what: 'N', got: rowCount(stated), expected: truth.N };
  const y = numbersOf(population, truth.variable ?? truth.numerator ?? '');
  if (truth.denominator !== undefined) {
    const x = numbersOf(population, truth.denominator);
    const valid = validRows(stated, [y, x]);
    const ratio = ratioInfluence(sample, valid, y, x);
    return {
      figures: [
        size,
        { what: 'valid', got: rowCount(valid), expected: truth.valid },
        { what: 'ratio', got: ratio?.estimate, expected: truth.ratio },
      ],
    };
  }
  const valid = validRows(stated, [y]);
  const variance = varianceInfluence(sample, valid, y)?.estimate;
  return {
    figures: [
      size,
      { what: 'valid', got: rowCount(valid), expected: truth.valid },
      { what: 'mean', got: meanInfluence(sample, valid, y)?.estimate, expected: truth.mean },
      { what: 'total', got: totalInfluence(sample, valid, y).estimate, expected: truth.total },
      { what: 'sd', got: variance === undefined ? undefined : Math.sqrt(variance), expected: truth.sd },
    ],
  };
};

const varianceOf = ({ sample }: Census, domain: Domain, y: Float64Array): number =>
  varianceInfluence(sample, domain, y)?.estimate ?? Number.NaN;

/** √(Σ_h (N_h/N)²·(1 − n_h/N_h)·S_h²/n_h) */
const stratifiedError = (
  census: Census,
  y: Float64Array,
  allocation: ReadonlyMap<Domain, number>,
): number => {
  let variance = 0;
  for (const [stratum, n] of allocation) {
    const size = rowCount(stratum);
    variance += (size / y.length) ** 2 * (1 - n / size) * (varianceOf(census, stratum, y) / n);
  }
  return Math.sqrt(variance);
};

/** √(N²·(1 − n/N)·S_t²/n), S_t² the variance of the clusters' totals. */
const clusterError = (population: Population, y: Float64Array, cluster: string, n: number): number => {
  const totals = new Map<string, number>();
  for (const [row, label] of columnOfPopulation(population, cluster).entries())
    totals.set(label, (totals.get(label) ?? 0) + (y[row] ?? Number.NaN));
  const values = Float64Array.from(totals.values());
  const clusters = censusOf(new Map([['cluster', [...totals.keys()]]]));
  const everybody = domainOf(clusters.sample, () => true);
  const size = values.length;
  return Math.sqrt(size ** 2 * (1 - n / size) * (varianceOf(clusters, everybody, values) / n));
};

const trueError = (census: Census, truth: DesignTruth, y: Float64Array): number | undefined => {
  const { population, sample } = census;
  const everybody = domainOf(sample, () => true);
  const { design, n = Number.NaN, stratum, allocation, cluster } = truth;
  if (design === 'srswor') return stratifiedError(census, y, new Map([[everybody, n]]));
  if (design === 'stratified srswor' && stratum !== undefined && allocation !== undefined) {
    const strata = Object.entries(allocation).map(
      ([value, drawn]) => [statedDomain(census, { [stratum]: value }), drawn] as const,
    );
    return stratifiedError(census, y, new Map(strata));
  }
  if (design === 'srswor of whole clusters' && cluster !== undefined)
    return clusterError(population, y, cluster, n);
  return undefined;
};

/** The true standard error of an estimator under a design. */
export const designTruthOutcome = (census: Census, truth: DesignTruth): Outcome => {
  const { population, sample } = census;
  const y = numbersOf(population, truth.variable);
  const everybody = domainOf(sample, () => true);
  const error = trueError(census, truth, y);
  if (error === undefined) return { unknown: `design "${truth.design}"` };
  return {
    figures: [
      { what: 'true mean', got: meanInfluence(sample, everybody, y)?.estimate, expected: truth.trueMean },
      { what: 'true total', got: totalInfluence(sample, everybody, y).estimate, expected: truth.trueTotal },
      { what: 'true se', got: error, expected: truth.trueSe },
    ],
  };
};
