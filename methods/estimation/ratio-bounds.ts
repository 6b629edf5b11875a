import { arcsineBounds, type Bounds, type IntervalMethod, logitBounds, tBounds } from './interval.ts';
import { effectiveSampleSize, exactBounds } from './korn-graubard.ts';

export interface RatioOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Default `korn-graubard`. */
  readonly interval?: IntervalMethod;
  /** Design effect planned for the indicator, used where the estimate is 0 or 1. Default 1. */
  readonly deffPlanned?: number;
  /** Cap n_e at n_K, the households' own effective number. Default true; R's `svyciprop` has no cap. */
  readonly cap?: boolean;
}

/** An estimate with what its intervals rest on. */
export interface MeasuredRatio {
  readonly estimate: number;
  readonly variance: number;
  /** Households with x > 0. */
  readonly n: number;
  /** n_K = (Σwx)²/Σ(wx)²: as many households of equal size and weight. */
  readonly kishN: number;
  /** PSUs − strata with x > 0, for intervals of proportions. R: `degf(subset())`. */
  readonly groupDegreesOfFreedom: number;
  /** PSUs − strata of the area, for t intervals. R: `degf()`. */
  readonly areaDegreesOfFreedom: number;
}

export interface RatioBounds extends Bounds {
  /** The method used: at 0 and 1 only Korn–Graubard is defined, and stands in for `logit` and `arcsine`. */
  readonly method: IntervalMethod;
  readonly degreesOfFreedom: number;
  readonly effectiveN?: number;
}

/**
 * Bounds that each miss with probability `tail`; undefined where the method is one of proportions and the ratio is none, or
 * where without a cap a variance of 0 leaves n_e infinite.
 */
export const ratioBounds = (
  figure: MeasuredRatio,
  tail: number,
  { interval: asked = 'korn-graubard', deffPlanned = 1, cap = true }: RatioOptions,
): RatioBounds | undefined => {
  const { estimate, variance, n, kishN } = figure;
  const standardError = Math.sqrt(variance);
  if (asked === 't') {
    const degreesOfFreedom = figure.areaDegreesOfFreedom;
    return {
      ...tBounds({ estimate, standardError, degreesOfFreedom }, tail),
      method: asked,
      degreesOfFreedom,
    };
  }
  if (!(estimate >= 0 && estimate <= 1)) return;
  const degreesOfFreedom = figure.groupDegreesOfFreedom;
  const inside = estimate > 0 && estimate < 1;
  const proportion = {
    estimate,
    variance,
    degreesOfFreedom,
    n,
    cap: cap || !inside ? kishN : Number.POSITIVE_INFINITY,
    deffPlanned,
  };
  const effectiveN = effectiveSampleSize(proportion, tail);
  if (effectiveN === Number.POSITIVE_INFINITY) return;
  const bounds = { degreesOfFreedom, effectiveN };
  const uncertain = { estimate, standardError, degreesOfFreedom };
  if (inside && asked === 'logit') return { ...logitBounds(uncertain, tail), method: asked, ...bounds };
  if (inside && asked === 'arcsine') return { ...arcsineBounds(uncertain, tail), method: asked, ...bounds };
  return { ...exactBounds(estimate, effectiveN, tail), method: 'korn-graubard', ...bounds };
};
