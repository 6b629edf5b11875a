import { EstimationError } from './estimation-error.ts';

/** 1 − Euler's constant. */
const ONE_MINUS_EULER = 0.4227843350984671;

/** (ζ(k) − 1)/k for k = 2, 3, …; ζ summed to the end by Euler–Maclaurin (DLMF 25.2.9). */
const ZETA_TERMS: readonly number[] = Array.from({ length: 30 }, (_, index) => {
  const k = index + 2;
  let sum = 0;
  const last = 30;
  for (let n = last - 1; n >= 2; n--) sum += n ** -k;
  const tail =
    last ** (1 - k) / (k - 1) +
    last ** -k / 2 +
    (k * last ** (-k - 1)) / 12 -
    (k * (k + 1) * (k + 2) * last ** (-k - 3)) / 720 +
    (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * last ** (-k - 5)) / 30240 -
    (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * (k + 5) * (k + 6) * last ** (-k - 7)) / 1209600;
  return (sum + tail) / k;
});

/** log Γ(2 + z), |z| ≤ 1/2: exact at its zero, where a difference of logarithms is not (DLMF 5.7.3). */
const aroundTwo = (z: number): number => {
  let sum = 0;
  for (let index = ZETA_TERMS.length - 1; index >= 0; index--) sum = (ZETA_TERMS[index] ?? 0) + -z * sum;
  return z * ONE_MINUS_EULER + z * z * sum;
};

/** Coefficients of Stirling's series (DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** log Γ(x + 1) − log(√(2πx)·(x/e)^x), x ≥ 12. */
export const stirlingError = (x: number): number => {
  let series = 0;
  for (let index = STIRLING.length - 1; index >= 0; index--)
    series = (STIRLING[index] ?? 0) + series / (x * x);
  return series / x;
};

const stirling = (x: number): number =>
  (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingError(x);

/** log Γ(x), x > 0. R: `lgamma`. */
export const logGamma = (x: number): number => {
  if (!(x > 0)) throw new EstimationError('out-of-range', `log Γ is wanted at ${x}, which is not above 0.`);
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  if (x <= 2.5) return aroundTwo(x - 2);
  if (x >= 12) return stirling(x);
  let product = 1;
  let shifted = x;
  for (; shifted < 12; shifted++) product *= shifted;
  return stirling(shifted) - Math.log(product);
};
