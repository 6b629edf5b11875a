import { designCovariance } from '../flat/design-covariance.ts';
import { wholeSample } from '../flat/domain.ts';
import type { Influence } from '../flat/influence.ts';
import type { Sample } from '../flat/sample.ts';
import { entry } from '../packed-triangle.ts';
import type { ReviewStratum } from './review.ts';

/** The variance of the first phase as a quadratic form of influences by row. */
type FirstPhase = (byRow: Float64Array) => number;

const firstPhaseOf = (sample: Sample): FirstPhase => {
  const domain = wholeSample(sample);
  return (byRow) =>
    designCovariance(sample, [{ estimate: 0, byRow, domain, n: domain.length, magnitude: 0 }])?.[0] ?? 0;
};

/** `values` at the rows named, 0 elsewhere. */
const only = (values: Float64Array, rows: readonly number[]): Float64Array => {
  const kept = new Float64Array(values.length);
  for (const row of rows) kept[row] = entry(values, row);
  return kept;
};

/** What the form of expanded influences counts too much of a stratum: its pairs were drawn with m(m − 1)/(M(M − 1)), its rows with m/M. */
const pairsOf = ({ rows, size }: ReviewStratum, expanded: Float64Array, firstPhase: FirstPhase): number => {
  const m = rows.length;
  const fraction = m / size;
  const squares = rows.reduce((sum, row) => sum + firstPhase(only(expanded, [row])), 0);
  const crossed = firstPhase(only(expanded, rows)) - squares;
  return (fraction * ((size - 1) / (m - 1)) - 1) * crossed - (1 - fraction) * squares;
};

/** M²·(1 − m/M)·s²/m of the weighted influences. */
const betweenRows = ({ rows, size }: ReviewStratum, weighted: Float64Array): number => {
  const m = rows.length;
  const mean = rows.reduce((sum, row) => sum + entry(weighted, row), 0) / m;
  const squares = rows.reduce((sum, row) => sum + (entry(weighted, row) - mean) ** 2, 0);
  return (size * (size - m) * squares) / (m - 1) / m;
};

/**
 * Variance of a figure of the rows reviewed: what the first phase adds, estimated from pairs that were both reviewed, plus what the second
 * does. Strata reviewed as a whole add nothing of their own. Two rows reviewed in each of the others at least. The first phase is read
 * once for each of their rows. Särndal, Swensson and Wretman (1992), result 9.3.1; R: `twophase(method = "full")`.
 */
export const twoPhaseVariance = (
  sample: Sample,
  { byRow }: Pick<Influence, 'byRow'>,
  strata: readonly ReviewStratum[],
): number => {
  const expanded = new Float64Array(byRow.length);
  for (const { rows, size } of strata)
    for (const row of rows) expanded[row] = (entry(byRow, row) * size) / rows.length;
  const weighted = byRow.map((value, row) => value * entry(sample.weights, row));
  const firstPhase = firstPhaseOf(sample);
  return strata
    .filter(({ rows, size }) => rows.length < size)
    .reduce(
      (variance, stratum) =>
        variance + pairsOf(stratum, expanded, firstPhase) + betweenRows(stratum, weighted),
      firstPhase(expanded),
    );
};
