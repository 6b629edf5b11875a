import { EstimationError } from '../estimation-error.ts';
import { checkFinite, checkRows } from './check-columns.ts';
import { checkDomain, type Domain, rowCount, unionOf } from './domain.ts';
import type { Sample } from './sample.ts';

/**
 * A figure linearised: its estimate, and how much one more unit of weight on a row would move it. Every variance is the design
 * variance of Σ weight·influence (Deville 1999; R: `svyrecvar` of the influence function).
 */
export interface Influence {
  readonly estimate: number;
  /** By row; 0 outside the domain. */
  readonly byRow: Float64Array;
  readonly domain: Domain;
  /** Rows of the domain. */
  readonly n: number;
  /** Σ of the absolute terms that cancel in the influence: what is 1e-13 of it is rounding. */
  readonly magnitude: number;
}

/** A value a row; rows outside the domain are not looked at. */
export type Column = ArrayLike<number>;

const valueAt = (column: Column, row: number): number => {
  const value = column[row];
  if (value === undefined || !Number.isFinite(value))
    throw new EstimationError(
      'not-a-number',
      `Row ${row} holds ${value}; leave it out of the domain or give it a value.`,
    );
  return value;
};

const checkShapes = (sample: Sample, domain: Domain, columns: readonly Column[]): void => {
  checkDomain(sample, domain);
  for (const column of columns) checkRows('A column', column.length, domain.length);
};

/** Runs through the rows of a domain with their weights. */
const eachRow = (sample: Sample, domain: Domain, visit: (row: number, weight: number) => void): void => {
  for (const [row, weight] of sample.weights.entries()) if (domain[row] === 1) visit(row, weight);
};

/**
 * Y/X, weighted; undefined where X is 0. R: `svyratio`.
 * @throws EstimationError as every figure of a sample: `wrong-shape` of a domain or a column that is not the sample's, `not-a-number`
 *   of a row of the domain, `out-of-range` of sums too large for doubles
 */
export const ratioInfluence = (
  sample: Sample,
  domain: Domain,
  y: Column,
  x: Column,
): Influence | undefined => {
  checkShapes(sample, domain, [y, x]);
  let numerator = 0;
  let denominator = 0;
  eachRow(sample, domain, (row, weight) => {
    numerator += weight * valueAt(y, row);
    denominator += weight * valueAt(x, row);
  });
  checkFinite([numerator, denominator]);
  if (denominator === 0) return;
  const estimate = numerator / denominator;
  const byRow = new Float64Array(domain.length);
  let magnitude = 0;
  eachRow(sample, domain, (row, weight) => {
    const expected = estimate * valueAt(x, row);
    byRow[row] = (valueAt(y, row) - expected) / denominator;
    magnitude += (weight * (Math.abs(valueAt(y, row)) + Math.abs(expected))) / Math.abs(denominator);
  });
  checkFinite([estimate, magnitude]);
  return { estimate, byRow, domain, n: rowCount(domain), magnitude };
};

/** Weighted mean; a proportion is the mean of zeros and ones. Undefined in an empty domain. R: `svymean`. */
export const meanInfluence = (sample: Sample, domain: Domain, y: Column): Influence | undefined =>
  ratioInfluence(sample, domain, y, new Float64Array(domain.length).fill(1));

/** Weighted total; 0 in an empty domain. R: `svytotal`. */
export const totalInfluence = (sample: Sample, domain: Domain, y: Column): Influence => {
  checkShapes(sample, domain, [y]);
  const byRow = new Float64Array(domain.length);
  let estimate = 0;
  let magnitude = 0;
  eachRow(sample, domain, (row, weight) => {
    const value = valueAt(y, row);
    byRow[row] = value;
    estimate += weight * value;
    magnitude += Math.abs(weight * value);
  });
  checkFinite([estimate, magnitude]);
  return { estimate, byRow, domain, n: rowCount(domain), magnitude };
};

/** Variance of y in the population, Σw(y − m)²/Σw · n/(n − 1); undefined with fewer than two rows. R: `svyvar`. */
export const varianceInfluence = (sample: Sample, domain: Domain, y: Column): Influence | undefined => {
  const mean = meanInfluence(sample, domain, y);
  if (mean === undefined || mean.n < 2) return;
  const squares = new Float64Array(domain.length);
  eachRow(sample, domain, (row) => {
    const square = ((valueAt(y, row) - mean.estimate) ** 2 * mean.n) / (mean.n - 1);
    checkFinite([square]);
    squares[row] = square;
  });
  return meanInfluence(sample, domain, squares);
};

/** Σ coefficient · figure, a difference for example: figures of one sample are correlated where they share units. R: `svycontrast`. */
export const combinedInfluence = (
  terms: readonly { readonly coefficient: number; readonly influence: Influence }[],
): Influence => {
  const [first] = terms;
  if (first === undefined) throw new EstimationError('wrong-shape', 'A combination has at least one term.');
  const byRow = new Float64Array(first.influence.byRow.length);
  let estimate = 0;
  let magnitude = 0;
  let domain: Domain = new Uint8Array(byRow.length);
  for (const { coefficient, influence } of terms) {
    if (!Number.isFinite(coefficient))
      throw new EstimationError('not-a-number', `A term has the coefficient ${coefficient}.`);
    checkRows('An influence', influence.byRow.length, byRow.length);
    estimate += coefficient * influence.estimate;
    magnitude += Math.abs(coefficient) * influence.magnitude;
    domain = unionOf(domain, influence.domain);
    for (const [row, value] of influence.byRow.entries())
      byRow[row] = (byRow[row] ?? 0) + coefficient * value;
  }
  checkFinite([estimate, magnitude]);
  return { estimate, byRow, domain, n: rowCount(domain), magnitude };
};
