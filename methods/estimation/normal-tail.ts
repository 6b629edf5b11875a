/** (1 − Φ(x))/φ(x) by Laplace's continued fraction (Abramowitz and Stegun 26.2.14); from x = 4 on, 60 fractions have all digits. */
const millsRatio = (x: number): number => {
  let fraction = x;
  for (let k = 60; k > 0; k--) fraction = x + k / fraction;
  return 1 / fraction;
};

/** From where the search begins, this many steps leave nothing to gain. */
const NEWTON_STEPS = 6;

/**
 * How far above the mean of a normal distribution the tail is p, 0 < p ≤ 1e-5: Newton steps on log(1 − Φ), which does not underflow
 * where 1 − Φ does. R: `qnorm(p, lower.tail = FALSE)`.
 */
export const normalTailQuantile = (p: number): number => {
  const logarithm = Math.log(p) + Math.log(2 * Math.PI) / 2;
  let x = Math.sqrt(-2 * Math.log(p));
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const mills = millsRatio(x);
    x += (Math.log(mills) - (x * x) / 2 - logarithm) * mills;
  }
  return x;
};
