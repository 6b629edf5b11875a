import { logGamma, stirlingError } from './log-gamma.ts';

/** μ − log(1 + μ) where 1 + μ = x/a: by the series of the inverse hyperbolic tangent about 0, where terms would cancel. */
const minusLog = (x: number, a: number): number => {
  const mu = (x - a) / a;
  if (Math.abs(mu) > 0.4) return mu - Math.log(x / a);
  const r = mu / (2 + mu);
  let sum = 0;
  for (let k = 25; k >= 3; k -= 2) sum = sum * r * r + 1 / k;
  return r * mu - 2 * r ** 3 * sum;
};

/** x^a·e^(−x)/Γ(a + 1), with all digits also where x and a are large and alike. */
const gammaPower = (a: number, x: number): number =>
  a < 12
    ? Math.exp(a * Math.log(x) - x - logGamma(a + 1))
    : Math.exp(-a * minusLog(x, a) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);

/** About 9·√a are needed where x and a are alike. */
const MOST_TERMS = 100_000;

/** P/D = 1 + x/(a+1) + x²/((a+1)(a+2)) + … (DLMF 8.7.1) */
const series = (a: number, x: number): number => {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MOST_TERMS && term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
};

/** Γ(a, x)/(x^a·e^(−x)) by its continued fraction (DLMF 8.9.2), evaluated after Lentz. */
const continuedFraction = (a: number, x: number): number => {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
};

/**
 * The regularised incomplete gamma functions P(a, x) and Q = 1 − P, each with its own digits. R: `pgamma(x, a)`. Our own, since
 * @stdlib 0.2's is wrong in the second digit near x = a for a above 1,000 (χ² with 2,200 degrees of freedom: it falls).
 */
export const regularisedGamma = (
  a: number,
  x: number,
): { readonly lower: number; readonly upper: number } => {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const power = gammaPower(a, x);
  if (x < Math.max(1, a)) {
    const lower = power * series(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = power * a * continuedFraction(a, x);
  return { lower: 1 - upper, upper };
};
