import type { NotEstimable } from '../estimate.ts';
import { EstimationError } from '../estimation-error.ts';
import type { LonelyOptions } from '../flat/design-covariance.ts';
import { type Domain, rowCount } from '../flat/domain.ts';
import { type Column, type Influence, meanInfluence } from '../flat/influence.ts';
import { kishSize, measure } from '../flat/measure.ts';
import type { Sample } from '../flat/sample.ts';
import { type IntervalMethod, tailOf } from '../interval.ts';
import { type MeasuredRatio, proportionBounds } from '../ratio-bounds.ts';
import { type QuantileRule, quantileOf } from './quantile-rule.ts';
import { type WeightedValues, weightedValues } from './weighted-values.ts';
import { type QuantileEnd, type QuantileEnds, woodruffEnds, woodruffStandardError } from './woodruff-ends.ts';

export interface QuantileOptions extends LonelyOptions {
  /** Default `math`. */
  readonly rule?: QuantileRule;
  /** Default 0.95. */
  readonly level?: number;
  /** Interval of the share at or below the quantile. Default `korn-graubard`; R's default is `t`, its name `mean`. */
  readonly interval?: IntervalMethod;
  /** Cap the share's n_e at its rows' own effective number. Default true; R has no cap. */
  readonly cap?: boolean;
}

export interface QuantileInterval extends QuantileEnds {
  readonly level: number;
  /** Of the share's interval. */
  readonly method: IntervalMethod;
}

export interface QuantileEstimate {
  readonly estimate: number;
  readonly standardError: QuantileEnd;
  /** PSUs − strata with rows of the domain. */
  readonly degreesOfFreedom: number;
  /** Rows of the domain. */
  readonly n: number;
  readonly interval: QuantileInterval;
  readonly lonelyStrata: number;
}

/** The share of a domain at or below a value; undefined where its weights add up to 0. */
export const shareAtOrBelow = (
  sample: Sample,
  domain: Domain,
  y: Column,
  value: number,
): Influence | undefined =>
  meanInfluence(
    sample,
    domain,
    Float64Array.from(domain, (_, row) => ((y[row] ?? Number.NaN) <= value ? 1 : 0)),
  );

/** A quantile and the share at or below it, whose variance is its own. */
interface Located {
  readonly estimate: number;
  readonly share: Influence;
}

/**
 * The p-quantile (0 < p < 1) of y in a domain of a flat sample, with Woodruff's interval. Rows without a value are to be left out of
 * the domain. R: `svyquantile(~y, subset(design, domain), p, qrule, interval.type)`.
 */
export const readQuantile = (
  sample: Sample,
  domain: Domain,
  y: Column,
  p: number,
  options: QuantileOptions = {},
): QuantileEstimate | NotEstimable => {
  if (!(p > 0 && p < 1)) throw new EstimationError('out-of-range', `${p} is no share between 0 and 1.`);
  const { rule = 'math', level = 0.95 } = options;
  const locate = (values: WeightedValues): Located | undefined => {
    const estimate = quantileOf(values, p, rule);
    const share = shareAtOrBelow(sample, domain, y, estimate);
    return share && { estimate, share };
  };
  const distribution = weightedValues(sample, domain, y);
  const located = distribution.values.length === 0 ? undefined : locate(distribution);
  if (located === undefined) {
    const n = rowCount(domain);
    return { notEstimable: n === 0 ? 'no-answers' : 'zero-denominator', n };
  }
  const { estimate, share } = located;
  const measured = measure(sample, share, options);
  if ('notEstimable' in measured) return { ...measured, estimate };
  const { n } = share;
  const degreesOfFreedom = measured.groupDegreesOfFreedom;
  const tail = tailOf(level);
  const atOrBelow: MeasuredRatio = {
    estimate: share.estimate,
    variance: measured.variance,
    n,
    kishN: kishSize(sample, domain, new Float64Array(domain.length).fill(1)),
    groupDegreesOfFreedom: degreesOfFreedom,
    areaDegreesOfFreedom: degreesOfFreedom,
  };
  const bounds = proportionBounds(atOrBelow, tail, options);
  const ends = woodruffEnds(distribution, bounds, rule);
  return {
    estimate,
    standardError: woodruffStandardError(ends, degreesOfFreedom, tail),
    degreesOfFreedom,
    n,
    interval: { ...ends, level, method: bounds.method },
    lonelyStrata: measured.lonelyStrata,
  };
};
