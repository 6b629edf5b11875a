import { WeightingError } from './weighting-error.ts';

/** How far new weights may be from old ones (Deville and Särndal 1992, table 1: cases 1, 2 and 6, cut off at bounds: 7). */
export type CalibrationMethod = 'linear' | 'raking' | 'logit';

/** Of the ratio new/old weight. */
export interface RatioBounds {
  readonly lower: number;
  readonly upper: number;
}

/** g = F(x'λ): the ratio that the distance gives, with the derivative and the integral of F. */
export interface RatioFunction {
  readonly ratio: (u: number) => number;
  readonly slope: (u: number) => number;
  readonly integral: (u: number) => number;
}

const refuse = (name: string, value: number, range: string): never => {
  throw new WeightingError({ code: 'out-of-range', data: { name, value, range } });
};

/** Cut off at the bounds, which F reaches at `from` and `to`. */
const cutOff = (
  { ratio, slope, integral }: RatioFunction,
  { lower, upper }: RatioBounds,
  from: number,
  to: number,
): RatioFunction => ({
  ratio: (u) => (u <= from ? lower : u >= to ? upper : ratio(u)),
  slope: (u) => (u <= from || u >= to ? 0 : slope(u)),
  integral: (u) => {
    if (u <= from) return integral(from) + lower * (u - from);
    return u >= to ? integral(to) + upper * (u - to) : integral(u);
  },
});

const linear: RatioFunction = {
  ratio: (u) => 1 + u,
  slope: () => 1,
  integral: (u) => u + (u * u) / 2,
};

const raking: RatioFunction = { ratio: Math.exp, slope: Math.exp, integral: Math.exp };

/** ln(1 + e^x) that neither overflows nor loses small values. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/** F runs from L to U along a logistic curve through F(0) = 1 with slope 1 there. */
const logit = ({ lower, upper }: RatioBounds): RatioFunction => {
  const width = upper - lower;
  const speed = width / ((upper - 1) * (1 - lower));
  const shift = Math.log((1 - lower) / (upper - 1));
  const share = (u: number): number => 1 / (1 + Math.exp(-(speed * u + shift)));
  return {
    ratio: (u) => lower + width * share(u),
    slope: (u) => width * speed * share(u) * (1 - share(u)),
    integral: (u) => lower * u + (width / speed) * softplus(speed * u + shift),
  };
};

const checkBounds = (method: CalibrationMethod, { lower, upper }: RatioBounds): void => {
  if (!(lower < upper)) refuse('The upper bound of the ratios', upper, `above the lower one, ${lower}`);
  if (method === 'raking' && !(upper > 0)) refuse('The upper bound of raking ratios', upper, 'above 0');
  if (method !== 'logit') return;
  if (!(lower < 1 && Number.isFinite(lower)))
    refuse('The lower bound of logit ratios', lower, 'a number below 1');
  if (!(upper > 1 && Number.isFinite(upper)))
    refuse('The upper bound of logit ratios', upper, 'a number above 1');
};

/**
 * F for a method. `linear` without bounds can give negative weights; `raking` and `logit` cannot. Bounds cut the first two off
 * (R does the same) and belong to the third.
 * @throws WeightingError `out-of-range`
 */
export const ratioFunction = (method: CalibrationMethod, bounds: RatioBounds): RatioFunction => {
  checkBounds(method, bounds);
  const { lower, upper } = bounds;
  switch (method) {
    case 'linear':
      return cutOff(linear, bounds, lower - 1, upper - 1);
    case 'raking':
      return cutOff(raking, bounds, Math.log(Math.max(lower, 0)), Math.log(upper));
    case 'logit':
      return logit(bounds);
  }
};
