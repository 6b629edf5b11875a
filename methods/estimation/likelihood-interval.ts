import { tQuantile } from './distributions.ts';
import { EstimationError } from './estimation-error.ts';
import type { Bounds, Uncertain } from './interval.ts';

/** A proportion, 0 < p < 1, with a standard error above 0. */
export interface ProfiledProportion extends Uncertain {
  /** φ, by which the likelihood is less sharp than a binomial one: Pearson's, n/(n − 1). Default 1. */
  readonly dispersion?: number;
}

const isPositive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

/** n* = p(1 − p)/v */
const sizeOf = ({ estimate: p, standardError }: ProfiledProportion): number =>
  (p * (1 - p)) / standardError ** 2;

/** At 0 and 1 there is no likelihood of this width to follow; `exactBounds` has bounds there. */
const checkProfiled = (profiled: ProfiledProportion): void => {
  const { estimate, standardError, dispersion = 1 } = profiled;
  if (Number.isNaN(estimate) || Number.isNaN(standardError) || Number.isNaN(dispersion))
    throw new EstimationError(
      'not-a-number',
      `A proportion of ${estimate} with standard error ${standardError}, dispersion ${dispersion}.`,
    );
  const inside = estimate > 0 && estimate < 1 && isPositive(standardError) && isPositive(dispersion);
  if (!(inside && isPositive(sizeOf(profiled))))
    throw new EstimationError(
      'out-of-range',
      `A proportion of ${estimate} with standard error ${standardError}, dispersion ${dispersion} has no likelihood.`,
    );
};

const expit = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** See `likelihoodRoot`. */
const rootAt = (profiled: ProfiledProportion, logit: number): number => {
  const { estimate: p, dispersion = 1 } = profiled;
  const divergence = p * Math.log(p / expit(logit)) + (1 - p) * Math.log((1 - p) / expit(-logit));
  const root = Math.sqrt((2 * sizeOf(profiled) * Math.max(0, divergence)) / dispersion);
  return logit < Math.log(p / (1 - p)) ? -root : root;
};

/**
 * How far a logit lies from the estimate on the profile likelihood, in standard errors and with a sign: ±√(2·n*·K/φ), n* = p(1 − p)/v
 * and K = p·ln(p/π) + (1 − p)·ln((1 − p)/(1 − π)). Rao and Scott (1984): the binomial likelihood at the size that has the design's
 * variance.
 * @throws EstimationError `not-a-number`, `out-of-range`
 */
export const likelihoodRoot = (profiled: ProfiledProportion, logit: number): number => {
  checkProfiled(profiled);
  if (!Number.isFinite(logit)) throw new EstimationError('not-a-number', `A logit of ${logit}.`);
  return rootAt(profiled, logit);
};

/** From any estimate, so many logits further every probability is 0 or 1 to a double, and the root infinite. */
const BEYOND = 1500;

/** Halvings that leave nothing of a bracket. */
const HALVINGS = 100;

/** The logit at a distance from the estimate: the root rises along the logits. */
const logitAt = (profiled: ProfiledProportion, distance: number): number => {
  const { estimate: p } = profiled;
  const centre = Math.log(p / (1 - p));
  let reach = Math.sign(distance) * BEYOND;
  let inside = 0;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (inside + reach) / 2;
    if (Math.abs(rootAt(profiled, centre + middle)) < Math.abs(distance)) inside = middle;
    else reach = middle;
  }
  return centre + reach;
};

/**
 * Where the profile likelihood is t standard errors away. R: `svyciprop(method = "likelihood")`, which reads them off a spline through
 * a few points and so differs by up to 1.6e-3 of a bound.
 * @throws EstimationError `not-a-number`, `out-of-range`
 */
export const likelihoodBounds = (profiled: ProfiledProportion, tail: number): Bounds => {
  checkProfiled(profiled);
  if (!(tail > 0 && tail < 0.5))
    throw new EstimationError('out-of-range', `A tail of ${tail} is not between 0 and 1/2.`);
  const t = tQuantile(tail, profiled.degreesOfFreedom);
  return { lower: expit(logitAt(profiled, t)), upper: expit(logitAt(profiled, -t)) };
};
