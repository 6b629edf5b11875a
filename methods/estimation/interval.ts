import { tQuantile } from './distributions.ts';
import { EstimationError } from './estimation-error.ts';

/**
 * - `korn-graubard`: beta quantiles at the effective sample size; for proportions, R `svyciprop(method = "beta")`
 * - `wilson`: the score interval at the effective sample size; for proportions, R `prop.test(correct = FALSE)`
 * - `logit`: t interval on the logit scale; R `svyciprop(method = "xlogit")`
 * - `arcsine`: t interval on the arcsine scale; R `svyciprop(method = "asin")`
 * - `t`: estimate ± t·standard error; for anything
 */
export const INTERVAL_METHODS = ['korn-graubard', 'wilson', 'logit', 'arcsine', 't'] as const;

export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

/**
 * - `t`: as above, with a lower bound that can fall below 0
 * - `log`: t interval on the log scale, for counts; R `exp(confint(svycontrast(…, quote(log(y))), df = degf(design)))`
 */
export const TOTAL_INTERVAL_METHODS = ['t', 'log'] as const;

export type TotalIntervalMethod = (typeof TOTAL_INTERVAL_METHODS)[number];

/** Two one-sided bounds, each missed with probability `tail`; together an interval of level 1 − 2·tail. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** What an interval rests on: the estimate, its standard error, and the degrees of freedom (> 0) of the error. */
export interface Uncertain {
  readonly estimate: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/** Each side of an interval of this level: 0.95 → 0.025. Refuses what is no level. */
export const tailOf = (level: number): number => {
  if (!(level > 0 && level < 1))
    throw new EstimationError('out-of-range', `A level of ${level} is not between 0 and 1.`);
  return (1 - level) / 2;
};

const criticalValue = (degreesOfFreedom: number, tail: number): number => -tQuantile(tail, degreesOfFreedom);

/** Refuses an estimate or a standard error that is no number: sums too large for doubles, or weights that are none. */
export const tBounds = ({ estimate, standardError, degreesOfFreedom }: Uncertain, tail: number): Bounds => {
  if (!(Number.isFinite(estimate) && standardError >= 0 && standardError < Number.POSITIVE_INFINITY))
    throw new EstimationError(
      'not-a-number',
      `An estimate of ${estimate} with standard error ${standardError}.`,
    );
  const reach = criticalValue(degreesOfFreedom, tail) * standardError;
  return { lower: estimate - reach, upper: estimate + reach };
};

/** For estimate > 0; never reaches 0. */
export const logBounds = ({ estimate, standardError, degreesOfFreedom }: Uncertain, tail: number): Bounds => {
  const factor = Math.exp((criticalValue(degreesOfFreedom, tail) * standardError) / estimate);
  return { lower: estimate / factor, upper: estimate * factor };
};

const expit = (x: number): number => 1 / (1 + Math.exp(-x));

/** For 0 < estimate < 1. */
export const logitBounds = (
  { estimate: p, standardError, degreesOfFreedom }: Uncertain,
  tail: number,
): Bounds => {
  const centre = Math.log(p / (1 - p));
  const reach = (criticalValue(degreesOfFreedom, tail) * standardError) / (p * (1 - p));
  return { lower: expit(centre - reach), upper: expit(centre + reach) };
};

/**
 * For 0 < estimate < 1. R lets an angle outside [0, π/2] turn back, so that a lower bound can pass its estimate; `folded` repeats
 * that, else the bound stops at 0 or 1.
 */
export const arcsineBounds = (
  { estimate: p, standardError, degreesOfFreedom }: Uncertain,
  tail: number,
  folded = false,
): Bounds => {
  const centre = Math.asin(Math.sqrt(p));
  const reach = (criticalValue(degreesOfFreedom, tail) * standardError) / (2 * Math.sqrt(p * (1 - p)));
  const share = (angle: number): number =>
    Math.sin(folded ? angle : Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
  return { lower: share(centre - reach), upper: share(centre + reach) };
};
