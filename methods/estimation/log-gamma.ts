import { EstimationError } from './estimation-error.ts';

/** 1 − Euler's constant. */
const ONE_MINUS_EULER = 0.4227843350984671;

/** ζ(k) − 1 for k = 2, 3, … (Abramowitz and Stegun, table 23.3). */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9,
];

/** log Γ(2 + z), |z| ≤ 1/2: exact at its zero, where a difference of logarithms is not (DLMF 5.7.3). */
const aroundTwo = (z: number): number => {
  const sum = ZETA_MINUS_ONE.reduceRight((later, term, index) => term / (index + 2) - z * later, 0);
  return z * ONE_MINUS_EULER + z * z * sum;
};

/** Coefficients of Stirling's series (DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** log Γ(x + 1) − log(√(2πx)·(x/e)^x), x ≥ 12. */
export const stirlingError = (x: number): number => {
  const series = STIRLING.reduceRight((later, coefficient) => coefficient + later / (x * x), 0);
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
