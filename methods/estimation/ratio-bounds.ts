import { EstimationError } from './estimation-error.ts';
import { arcsineBounds, type Bounds, type IntervalMethod, logitBounds, tBounds } from './interval.ts';
import { effectiveSampleSize, exactBounds } from './korn-graubard.ts';
import { wilsonBounds } from './wilson.ts';

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
  /** The method used: at 0 and 1 Korn–Graubard stands in for `logit` and `arcsine`, which are not defined there. */
  readonly method: IntervalMethod;
  readonly degreesOfFreedom: number;
  /** Absent with `t`, and where it is infinite: a variance of 0 and no cap, and the bounds are the estimate. */
  readonly effectiveN?: number;
}

const isSize = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

const checkPlanned = (deffPlanned: number): void => {
  if (!isSize(deffPlanned))
    throw new EstimationError('out-of-range', `A planned design effect of ${deffPlanned} is not above 0.`);
};

const checkMeasured = ({ estimate, variance, n, kishN }: MeasuredRatio): void => {
  const measured = Number.isFinite(estimate) && variance >= 0 && variance < Number.POSITIVE_INFINITY;
  if (!(measured && isSize(n) && isSize(kishN)))
    throw new EstimationError(
      'not-a-number',
      `A ratio of ${estimate} with variance ${variance} from ${n} households worth ${kishN}.`,
    );
};

const sized = (p: number, effectiveN: number, tail: number, method: 'korn-graubard' | 'wilson'): Bounds => {
  if (effectiveN === Number.POSITIVE_INFINITY) return { lower: p, upper: p };
  return method === 'wilson' ? wilsonBounds(p, effectiveN, tail) : exactBounds(p, effectiveN, tail);
};

/** Bounds of a share, 0 ≤ estimate ≤ 1, that each miss with probability `tail`, 0 < tail < 1/2. */
export const proportionBounds = (
  figure: MeasuredRatio,
  tail: number,
  { interval: asked = 'korn-graubard', deffPlanned = 1, cap = true }: RatioOptions,
): RatioBounds => {
  checkPlanned(deffPlanned);
  checkMeasured(figure);
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
  const degreesOfFreedom = figure.groupDegreesOfFreedom;
  const inside = estimate > 0 && estimate < 1;
  const capped = cap || !inside ? kishN : Number.POSITIVE_INFINITY;
  const proportion = { estimate, variance, degreesOfFreedom, n, cap: capped, deffPlanned };
  const effectiveN = effectiveSampleSize(proportion, tail);
  const basis = Number.isFinite(effectiveN) ? { degreesOfFreedom, effectiveN } : { degreesOfFreedom };
  const uncertain = { estimate, standardError, degreesOfFreedom };
  if (inside && asked === 'logit') return { ...logitBounds(uncertain, tail), method: asked, ...basis };
  if (inside && asked === 'arcsine') return { ...arcsineBounds(uncertain, tail), method: asked, ...basis };
  const method = asked === 'wilson' ? asked : 'korn-graubard';
  return { ...sized(estimate, effectiveN, tail, method), method, ...basis };
};

/** The same of any ratio; undefined where the method is one of proportions and the ratio is none. */
export const ratioBounds = (
  figure: MeasuredRatio,
  tail: number,
  options: RatioOptions,
): RatioBounds | undefined => {
  const { estimate } = figure;
  checkMeasured(figure);
  return options.interval === 't' || (estimate >= 0 && estimate <= 1)
    ? proportionBounds(figure, tail, options)
    : undefined;
};
