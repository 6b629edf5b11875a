import type { Interval } from '../estimate.ts';
import { type Sample, withWeights } from '../flat/sample.ts';
import { tailOf, tBounds } from '../interval.ts';
import { type ReplicateCentre, replicateCovariance } from './replicate-covariance.ts';
import type { ReplicateWeights } from './replicate-weights.ts';

/** Any figure of a sample under its weights; undefined where it has no value. */
export type Estimator = (sample: Sample) => number | undefined;

export interface ReplicatedOptions {
  /** Default `replicates`. */
  readonly centre?: ReplicateCentre;
  /**
   * Replicates without a value (the one unit that holds the domain is left out): default false, the figure is not estimable; true
   * leaves them out and counts them, as R does with a warning.
   */
  readonly leaveOutUndefined?: boolean;
}

export interface ReplicatedVariance {
  readonly estimate: number;
  readonly variance: number;
  /** Replicates that gave no value. */
  readonly leftOut: number;
}

/** Why replicates give no variance; `replicates`: how many have no value. */
export interface NotReplicable {
  readonly notEstimable: 'no-value' | 'undefined-in-replicates' | 'no-degrees-of-freedom';
  readonly replicates: number;
}

/**
 * A figure and its variance over replicates: every replicate goes through the same estimator. R: `withReplicates`, and `svymean`,
 * `svytotal`, `svyratio` … of an `svyrep.design`.
 */
export const replicatedVariance = (
  sample: Sample,
  { scale, rscales, weightsOf }: ReplicateWeights,
  estimator: Estimator,
  { centre = 'replicates', leaveOutUndefined = false }: ReplicatedOptions = {},
): ReplicatedVariance | NotReplicable => {
  const estimate = estimator(sample);
  if (estimate === undefined || !Number.isFinite(estimate))
    return { notEstimable: 'no-value', replicates: rscales.length };
  const values = rscales.flatMap((rscale, replicate) => {
    const theta = estimator(withWeights(sample, weightsOf(replicate)));
    return theta === undefined || !Number.isFinite(theta) ? [] : [{ rscale, theta: Float64Array.of(theta) }];
  });
  const leftOut = rscales.length - values.length;
  if (leftOut > 0 && (values.length === 0 || !leaveOutUndefined))
    return { notEstimable: 'undefined-in-replicates', replicates: leftOut };
  const [variance = 0] = replicateCovariance(
    values.map(({ theta }) => theta),
    Float64Array.of(estimate),
    { scale, rscales: values.map(({ rscale }) => rscale) },
    centre,
  );
  return { estimate, variance, leftOut };
};

export interface ReplicatedEstimate extends ReplicatedVariance {
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly interval: Interval;
}

/**
 * The same with a t interval. R: `confint(svymean(…), df = degf(design))`.
 * @param degreesOfFreedom `replicateDegreesOfFreedom`, or PSUs − strata of the design
 */
export const readReplicated = (
  sample: Sample,
  replicates: ReplicateWeights,
  estimator: Estimator,
  degreesOfFreedom: number,
  { level = 0.95, ...options }: ReplicatedOptions & { readonly level?: number } = {},
): ReplicatedEstimate | NotReplicable => {
  const found = replicatedVariance(sample, replicates, estimator, options);
  if ('notEstimable' in found) return found;
  if (!(degreesOfFreedom > 0))
    return { notEstimable: 'no-degrees-of-freedom', replicates: replicates.rscales.length };
  const standardError = Math.sqrt(found.variance);
  const bounds = tBounds({ estimate: found.estimate, standardError, degreesOfFreedom }, tailOf(level));
  return { ...found, standardError, degreesOfFreedom, interval: { ...bounds, level, method: 't' } };
};
